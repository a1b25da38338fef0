package org.huimin.rehearsal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.huimin.campaign.CampaignRegister;
import org.huimin.campaign.PhaseView;
import org.huimin.campaign.ReportView;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.huimin.ledger.Judgement;
import org.huimin.ledger.LedgerRegister;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.merchant.QuotaBoard;
import org.huimin.merchant.Tally;
import org.huimin.oversight.TrailFile;
import org.huimin.oversight.TrailRegister;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.PublicityRegister;
import org.huimin.settlement.PhaseSettlementView;
import org.huimin.settlement.SettlementRegister;
import org.huimin.settlement.StatementView;
import org.huimin.tasks.Handled;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.ProcessProgress;
import org.springframework.stereotype.Component;

/** Reads up from the registers, as anybody may, what a programme has come to. */
@Component
class Reporter {

    private final ProgrammeRegister programmes;
    private final MerchantDirectory directory;
    private final QuotaBoard board;
    private final CampaignRegister campaign;
    private final LedgerRegister ledger;
    private final SettlementRegister settlements;
    private final NoticeBoard notices;
    private final PublicityRegister publicities;
    private final Inbox inbox;
    private final TrailRegister trail;
    private final ProcessProgress progress;
    private final SelectionReporter selections;

    Reporter(ProgrammeRegister programmes, MerchantDirectory directory, QuotaBoard board, CampaignRegister campaign, LedgerRegister ledger,
             SettlementRegister settlements, NoticeBoard notices, PublicityRegister publicities, Inbox inbox, TrailRegister trail,
             ProcessProgress progress, SelectionReporter selections) {
        this.programmes = programmes;
        this.directory = directory;
        this.board = board;
        this.campaign = campaign;
        this.ledger = ledger;
        this.settlements = settlements;
        this.notices = notices;
        this.publicities = publicities;
        this.inbox = inbox;
        this.trail = trail;
        this.progress = progress;
        this.selections = selections;
    }

    RehearsalReport report(CaseRef programme, Instant simulatedFrom, Instant simulatedUntil, Duration took) {
        ProgrammeSpec spec = programmes.spec(programme);
        List<ProcessProgress.Run> runs = progress.runs(programme);
        boolean completed = !runs.isEmpty() && runs.stream().allMatch(r -> r.ended() != null);
        return new RehearsalReport(spec.code(), completed, plan(spec), selections.of(programme), merchants(programme), phases(programme, spec), settlement(programme),
                ledgers(programme, spec), notices.all(programme).stream().map(n -> new RehearsalReport.Notice(n.type().name(), n.number(), day(n.publishedAt()))).toList(),
                objections(programme), happened(programme, spec), tasks(programme), trail(programme),
                new RehearsalReport.Elapsed(ChronoUnit.DAYS.between(day(simulatedFrom), day(simulatedUntil)),
                        BigDecimal.valueOf(took.toMillis(), 3).setScale(1, RoundingMode.HALF_UP).doubleValue()));
    }

    private static RehearsalReport.Plan plan(ProgrammeSpec spec) {
        long vouchers = 0;
        Money value = Money.ZERO;
        for (ProgrammeSpec.Platform platform : spec.platforms()) {
            for (ProgrammeSpec.Phase phase : spec.phases()) {
                for (ProgrammeSpec.VoucherType type : spec.voucherTypes()) {
                    int planned = spec.planned(platform.code(), type.code(), phase.number());
                    vouchers += planned;
                    value = value.plus(type.face().times(planned));
                }
            }
        }
        return new RehearsalReport.Plan(spec.budget().yuan(), vouchers, value.yuan());
    }

    private RehearsalReport.Merchants merchants(CaseRef programme) {
        Tally tally = board.board(programme);
        return new RehearsalReport.Merchants(tally.recommended(), tally.judged(), tally.admitted(), tally.rejected(), directory.count(programme));
    }

    private List<RehearsalReport.Phase> phases(CaseRef programme, ProgrammeSpec spec) {
        List<RehearsalReport.Phase> phases = new ArrayList<>();
        long refusedBefore = 0;
        for (PhaseView phase : campaign.phases(programme)) {
            PhaseSettlementView settled = settlements.phase(programme, phase.number()).orElse(null);
            Money claimed = Money.ZERO;
            long refused = 0;
            for (ProgrammeSpec.Platform platform : spec.platforms()) {
                Judgement judged = ledger.frozen(programme, platform.code(), phase.number()).map(j -> j.figures()).orElse(null);
                if (judged != null) {
                    claimed = judged.phases().stream().filter(p -> p.phase() == phase.number()).map(Judgement.OfPhase::claimedAmount)
                            .reduce(claimed, Money::plus);
                    refused += judged.claims().refusedRows() + judged.redemptions().refusedRows() + judged.refunds().refusedRows();
                }
            }
            phases.add(new RehearsalReport.Phase(phase.number(), phase.openedAt() == null ? null : day(phase.openedAt()), phase.last(),
                    phase.pool().yuan(), claimed.yuan(), yuan(settled == null ? null : settled.redeemed()),
                    yuan(settled == null ? null : settled.refunded()), Math.max(0, refused - refusedBefore),
                    yuan(settled == null ? null : settled.carriedOver()), yuan(settled == null ? null : settled.unallocated())));
            refusedBefore = refused;
        }
        return phases;
    }

    private RehearsalReport.Settlement settlement(CaseRef programme) {
        StatementView s = settlements.statement(programme).orElse(null);
        return s == null ? null : new RehearsalReport.Settlement(s.budget().yuan(), s.paid().yuan(), s.returned().yuan(), s.lateRefunds().yuan(), s.balanced());
    }

    private List<RehearsalReport.Ledger> ledgers(CaseRef programme, ProgrammeSpec spec) {
        return spec.platforms().stream().flatMap(p -> ledger.latest(programme, p.code()).stream()).map(judged -> {
            Judgement j = judged.figures();
            return new RehearsalReport.Ledger(judged.platform(), table(j.claims(), null), table(j.redemptions(), j.redemptions().amount()),
                    table(j.refunds(), j.refunds().amount()), j.net().yuan(), j.byType().stream().map(Reporter::type).toList());
        }).toList();
    }

    private static RehearsalReport.Table table(Judgement.Table t, Money amount) {
        return new RehearsalReport.Table(t.rows(), t.accepted(), new TreeMap<>(t.refused()), yuan(amount));
    }

    private static RehearsalReport.OfType type(Judgement.OfType t) {
        return new RehearsalReport.OfType(t.type(), t.phase(), t.claimed(), t.redeemed(), t.amount().yuan(),
                t.refunded().plus(t.lateRefunded()).yuan(), t.net().yuan());
    }

    private RehearsalReport.Happened happened(CaseRef programme, ProgrammeSpec spec) {
        List<WorkItem> work = inbox.timeline(programme).stream().map(Handled::item).toList();
        long late = spec.phases().stream().flatMap(p -> campaign.reports(programme, p.number()).stream()).filter(ReportView::late).count();
        Map<String, List<MerchantDirectory.StoreInterval>> intervals = spec.platforms().stream().flatMap(p -> directory.stores(programme, p.code()).stream()
                .map(s -> Map.entry(p.code() + " " + s.storeId(), s))).collect(Collectors.groupingBy(Map.Entry::getKey,
                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return new RehearsalReport.Happened(
                count(work, "give-opinion", i -> i.state() == WorkItem.State.ENDED),
                count(work, "recommend-merchants", i -> i.state() == WorkItem.State.ENDED)
                        + count(work, "confirm-recommendation", i -> i.state() == WorkItem.State.ENDED),
                count(work, "confirm-recommendation", i -> "RETURNED".equals(i.decision())),
                count(work, "check-launch", i -> "NOT_READY".equals(i.decision())), late,
                shops(intervals, rows -> rows.size() > 1), shops(intervals, rows -> rows.stream().allMatch(s -> s.removedAt() != null)));
    }

    private static long count(List<WorkItem> work, String task, Predicate<WorkItem> which) {
        return work.stream().filter(i -> i.task().equals(task)).filter(which).count();
    }

    private static long shops(Map<String, List<MerchantDirectory.StoreInterval>> intervals, Predicate<List<MerchantDirectory.StoreInterval>> which) {
        return intervals.values().stream().filter(which).map(rows -> rows.get(0).storeId()).distinct().count();
    }

    private RehearsalReport.Objections objections(CaseRef programme) {
        var all = publicities.of(programme).stream().flatMap(p -> publicities.objections(p.id()).stream()).toList();
        return new RehearsalReport.Objections(all.size(), (int) all.stream().filter(o -> o.state() == PublicityRegister.ObjectionState.UPHELD).count());
    }

    private RehearsalReport.Tasks tasks(CaseRef programme) {
        Map<String, Integer> byUnit = new TreeMap<>();
        int completed = 0;
        for (Handled handled : inbox.timeline(programme)) {
            if (handled.item().state() == WorkItem.State.DONE) {
                byUnit.merge(handled.item().unit(), 1, Integer::sum);
                completed++;
            }
        }
        return new RehearsalReport.Tasks(completed, byUnit);
    }

    private RehearsalReport.Trail trail(CaseRef programme) {
        TrailFile.Result result = trail.check(programme);
        return trail.head(programme).map(h -> new RehearsalReport.Trail(h.seq(), h.hash(), result.holds()))
                .orElse(new RehearsalReport.Trail(0, "", false));
    }

    private static BigDecimal yuan(Money money) {
        return money == null ? null : money.yuan();
    }

    private static LocalDate day(Instant at) {
        return at.atZone(Period.ZONE).toLocalDate();
    }
}

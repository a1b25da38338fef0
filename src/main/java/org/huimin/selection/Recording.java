package org.huimin.selection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huimin.calendar.Calendars;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.CreditCode;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Refused.Reason;
import org.huimin.kernel.Stamp;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.RegimeProfile.Few;
import org.huimin.programme.RegimeProfile.Outcome;
import org.huimin.programme.RegimeProfile.Shortage;
import org.huimin.programme.SelectionSpec;
import org.huimin.selection.RecordedSelection.Bidder;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Records what the system that the law prescribes published, and holds it against the days and numbers the law asks for; it replaces nothing of it. */
@Service
@Act
public class Recording {


    private final RecordedSelections kept;
    private final ProgrammeRegister programmes;
    private final Calendars calendars;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Recording(RecordedSelections kept, ProgrammeRegister programmes, Calendars calendars, Clock clock, ApplicationEventPublisher facts) {
        this.kept = kept;
        this.programmes = programmes;
        this.calendars = calendars;
        this.clock = clock;
        this.facts = facts;
    }

    /** @throws Refused naming everything that is missing, out of order or against the law */
    public void record(Actor actor, CaseRef in, RecordedSelection result) {
        List<Reason> no = new ArrayList<>();
        dates(in, result, no);
        numbers(in, result, no);
        winners(in, result, no);
        bidders(result, no);
        if (!no.isEmpty()) {
            throw Refused.invalid(no);
        }
        kept.add(in, kept.last(in).map(RecordedSelections.Kept::round).orElse(0) + 1, result, actor, Stamp.now(clock));
        facts.publishEvent(new TenderFact.SelectionRecorded(in, actor.account(), result.system(), result.project(), result.resultOn()));
    }

    public void decide(Actor actor, CaseRef in, boolean approved, String opinion) {
        RecordedSelections.Kept last = kept.last(in).filter(k -> k.state().equals("RECORDED"))
                .orElseThrow(() -> Refused.conflict("recorded.nothing", "没有待复核的遴选结果。"));
        if (last.by().equals(actor.account())) {
            throw Refused.forbidden("recorded.own", "登记遴选结果的人不能复核自己的登记。");
        }
        if (!approved && (opinion == null || opinion.isBlank())) {
            throw Refused.invalid("recorded.opinion", "opinion", "", "退回意见不能为空，请写明哪里与公告不一致。");
        }
        kept.decided(in, last.round(), approved, actor, Stamp.now(clock));
        facts.publishEvent(new TenderFact.SelectionRecordDecided(in, actor.account(), approved));
    }

    /** The last one recorded. */
    public Optional<RecordedSelection> of(CaseRef in) {
        return kept.last(in).map(RecordedSelections.Kept::selection);
    }

    private void dates(CaseRef in, RecordedSelection result, List<Reason> no) {
        LocalDate closed = LocalDate.ofInstant(result.deadline(), Period.ZONE);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Period.ZONE);
        if (result.resultOn().isBefore(closed) || result.resultOn().isAfter(today)) {
            no.add(new Reason("recorded.result-day", "resultOn", result.resultOn().toString(), "结果公告日" + Period.words(result.resultOn()) + "应在截止日" + Period.words(closed) + "以后、今天以前。"));
        }
        SubmissionWindow.of(programmes.least(in, Tendering.DEADLINE).orElse(null)).longEnough(result.announcedOn(), result.deadline(), calendars.current())
                .reasons().forEach(no::add);
    }

    private void numbers(CaseRef in, RecordedSelection result, List<Reason> no) {
        Shortage shortage = programmes.shortage(in);
        for (SelectionSpec.Lot lot : programmes.spec(in).selection().lots()) {
            Integer received = result.received().get(lot.code());
            Integer eligible = result.eligible().get(lot.code());
            if (received == null || eligible == null || eligible > received || eligible < 0) {
                no.add(new Reason("recorded.numbers", "received_" + lot.code(), String.valueOf(received), "类别“" + lot.name() + "”的投标家数和合格家数须填写，合格家数不能多于投标家数。"));
                continue;
            }
            few(in, lot, "received_", received, Shortfall.of(shortage.received(), received), no);
            few(in, lot, "eligible_", eligible, Shortfall.of(shortage.eligible(), eligible), no);
        }
    }

    private void few(CaseRef in, SelectionSpec.Lot lot, String field, int applicants, Few row, List<Reason> no) {
        if (row.outcome() == Outcome.VOID || row.outcome() == Outcome.REANNOUNCE) {
            no.add(new Reason("recorded.too-few", field + lot.code(), String.valueOf(applicants), "类别“" + lot.name() + "”只有" + applicants + "家，"
                    + (row.note() == null ? "应当重新组织" : row.note()) + "（" + programmes.basis(in, row).citation() + "）。"));
        }
    }

    private void winners(CaseRef in, RecordedSelection result, List<Reason> no) {
        Set<String> taken = new HashSet<>();
        for (SelectionSpec.Lot lot : programmes.spec(in).selection().lots()) {
            for (String place : lot.places()) {
                Bidder winner = result.winners().get(place);
                if (winner == null || winner.enterprise().isBlank() || !CreditCode.holds(winner.creditCode())) {
                    no.add(new Reason("recorded.winner", "winner_" + place, winner == null ? "" : winner.creditCode(),
                            "类别“" + lot.name() + "”的中标企业须写明名称和18位统一社会信用代码，末位校验码须相符。"));
                } else if (!taken.add(winner.creditCode())) {
                    no.add(new Reason("recorded.winner-twice", "winner_" + place, winner.creditCode(), "“" + winner.enterprise() + "”占了两个名额，请核对。"));
                }
            }
        }
    }

    /** By the lots' numbers as many as may be, each once, and every winner among them. */
    private static void bidders(RecordedSelection result, List<Reason> no) {
        Set<String> codes = new HashSet<>();
        for (Bidder bidder : result.bidders()) {
            if (bidder.enterprise().isBlank() || !CreditCode.holds(bidder.creditCode())) {
                no.add(new Reason("recorded.bidder", "bidders", bidder.creditCode(), "投标供应商“" + bidder.enterprise() + " " + bidder.creditCode()
                        + "”须每行写一家，先名称后18位统一社会信用代码，末位校验码须相符。"));
            } else if (!codes.add(bidder.creditCode())) {
                no.add(new Reason("recorded.bidder-twice", "bidders", bidder.creditCode(), "投标供应商“" + bidder.enterprise() + "”写了两次，请核对。"));
            }
        }
        int least = result.received().values().stream().mapToInt(Integer::intValue).max().orElse(0);
        int most = result.received().values().stream().mapToInt(Integer::intValue).sum();
        if (codes.size() < least || codes.size() > most) {
            no.add(new Reason("recorded.bidders", "bidders", String.valueOf(codes.size()), "投标供应商写了" + codes.size() + "家，与投标家数（"
                    + (least == most ? String.valueOf(most) : least + "至" + most) + "家）不一致，请核对。"));
        }
        result.winners().values().stream().filter(w -> CreditCode.holds(w.creditCode()) && !codes.contains(w.creditCode())).forEach(w ->
                no.add(new Reason("recorded.winner-bid", "bidders", w.creditCode(), "中标企业“" + w.enterprise() + "”不在投标供应商中，请核对。")));
    }
}

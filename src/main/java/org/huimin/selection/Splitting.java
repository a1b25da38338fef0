package org.huimin.selection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Refused.Reason;
import org.huimin.kernel.Stamp;
import org.huimin.programme.Changing;
import org.huimin.programme.Changing.Share;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.Phase;
import org.huimin.programme.ProgrammeSpec.Platform;
import org.huimin.programme.ProgrammeSpec.VoucherType;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Divides the fund between several winners by the vouchers each is to issue: proposed by one, checked by finance, decided by a
 * third, and then a dated change of the programme.
 */
@Service
public class Splitting {

    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

    private final TenderRegister tenders;
    private final Splits splits;
    private final ProgrammeRegister programmes;
    private final Changing changing;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Splitting(TenderRegister tenders, Splits splits, ProgrammeRegister programmes, Changing changing, Clock clock, ApplicationEventPublisher facts) {
        this.tenders = tenders;
        this.splits = splits;
        this.programmes = programmes;
        this.changing = changing;
        this.clock = clock;
        this.facts = facts;
    }

    /** Whether there is more than one winner and nothing has been decided yet. */
    public boolean needed(CaseRef tender) {
        return programmes.spec(tender).platforms().size() > 1 && last(tender).filter(s -> s.state() == Split.State.DECIDED).isEmpty();
    }

    public Optional<Split> last(CaseRef tender) {
        return splits.last(tender);
    }

    /** How a field about one platform's vouchers is called. */
    public static String field(String platform, int phase, String voucherType) {
        return "count_" + platform.replaceAll("[^A-Za-z0-9]", "_") + "_" + phase + "_" + voucherType.replaceAll("[^A-Za-z0-9]", "_");
    }

    /** What the programme's file proposes, or what was decided. */
    public List<Share> proposal(CaseRef tender) {
        ProgrammeSpec spec = programmes.spec(tender);
        List<Share> shares = new ArrayList<>();
        for (Platform platform : spec.platforms()) {
            for (Phase phase : spec.phases()) {
                spec.voucherTypes().forEach(type -> shares.add(new Share(platform.code(), phase.number(), type.code(),
                        spec.planned(platform.code(), type.code(), phase.number()))));
            }
        }
        return shares;
    }

    /** What a platform's vouchers are worth. */
    public Money worth(CaseRef tender, List<Share> shares, String platform) {
        ProgrammeSpec spec = programmes.spec(tender);
        return shares.stream().filter(s -> s.platform().equals(platform))
                .map(s -> spec.voucherType(s.voucherType()).orElseThrow().face().times(s.quantity())).reduce(Money.ZERO, Money::plus);
    }

    /**
     * Every voucher of the plan goes to one of the winners.
     *
     * @param counts {@link #field} → whole number, as typed
     * @param reason on what the division rests
     */
    @Act
    public void propose(Actor actor, CaseRef tender, Map<String, String> counts, String reason) {
        tenders.view(tender);
        if (!needed(tender)) {
            throw Refused.conflict("split.not-needed", "资金划分已经决定，或者只有一个名额，不需要划分。");
        }
        ProgrammeSpec spec = programmes.spec(tender);
        List<Reason> no = new ArrayList<>();
        if (reason == null || reason.isBlank()) {
            no.add(new Reason("split.reason", "reason", "", "划分理由不能为空，请写明依据报名材料和评审情况的哪一点。"));
        }
        List<Share> shares = read(spec, counts, no);
        if (no.isEmpty()) {
            add(spec, shares, no);
        }
        if (!no.isEmpty()) {
            throw Refused.invalid(no);
        }
        int round = last(tender).map(Split::round).orElse(0) + 1;
        splits.propose(tender, round, shares, reason.strip(), actor, Stamp.now(clock));
        facts.publishEvent(new TenderFact.SplitProposed(tender, actor.account(), round));
    }

    private static List<Share> read(ProgrammeSpec spec, Map<String, String> counts, List<Reason> no) {
        List<Share> shares = new ArrayList<>();
        for (Platform platform : spec.platforms()) {
            for (Phase phase : spec.phases()) {
                for (VoucherType type : spec.voucherTypes()) {
                    String field = field(platform.code(), phase.number(), type.code());
                    String typed = counts.getOrDefault(field, "").strip();
                    if (COUNT.matcher(typed).matches()) {
                        shares.add(new Share(platform.code(), phase.number(), type.code(), Integer.parseInt(typed)));
                    } else {
                        no.add(new Reason("split.count", field, typed, "“" + platform.name() + "”的“" + type.name() + "”（" + phase.name() + "）为“" + typed
                                + "”，应为不小于零的整数，单位为张。"));
                    }
                }
            }
        }
        return shares;
    }

    private static void add(ProgrammeSpec spec, List<Share> shares, List<Reason> no) {
        for (Phase phase : spec.phases()) {
            for (VoucherType type : spec.voucherTypes()) {
                long given = shares.stream().filter(s -> s.phase() == phase.number() && s.voucherType().equals(type.code())).mapToLong(Share::quantity).sum();
                long planned = spec.platforms().stream().mapToLong(p -> spec.planned(p.code(), type.code(), phase.number())).sum();
                if (given != planned) {
                    long apart = Math.abs(given - planned);
                    no.add(new Reason("split.sum", field(spec.platforms().get(0).code(), phase.number(), type.code()), String.valueOf(given), "“" + type.name()
                            + "”（" + phase.name() + "）各平台合计 " + given + " 张，方案为 " + planned + " 张，" + (given > planned ? "多" : "少") + " " + apart
                            + " 张，合 " + type.face().times(apart) + " 元。"));
                }
            }
        }
    }

    /** Finance looks whether it adds up and is reasoned. */
    @Act
    public void check(Actor actor, CaseRef tender, boolean approved, String opinion) {
        Split split = inState(tender, Split.State.PROPOSED, "审核");
        notOwn(actor, split.proposedBy());
        said(approved, opinion);
        splits.checked(tender, split.round(), approved ? Split.State.CHECKED : Split.State.RETURNED, actor, Stamp.now(clock));
        facts.publishEvent(new TenderFact.SplitChecked(tender, actor.account(), split.round(), approved));
    }

    /** Once decided, the programme's platforms have these vouchers and pools. */
    @Act
    public void decide(Actor actor, CaseRef tender, boolean approved, String opinion) {
        Split split = inState(tender, Split.State.CHECKED, "决定");
        notOwn(actor, split.proposedBy());
        notOwn(actor, split.checkedBy());
        said(approved, opinion);
        if (approved) {
            changing.split(actor, tender, split.shares(), LocalDate.ofInstant(clock.instant(), Period.ZONE), split.reason(), "资金划分决定（" + tender + "）");
        }
        splits.decided(tender, split.round(), approved ? Split.State.DECIDED : Split.State.RETURNED, actor, Stamp.now(clock));
        facts.publishEvent(new TenderFact.SplitDecided(tender, actor.account(), split.round(), approved));
    }

    private Split inState(CaseRef tender, Split.State wanted, String act) {
        return last(tender).filter(s -> s.state() == wanted).orElseThrow(() -> Refused.conflict("split.state", "没有等待" + act + "的资金划分。"));
    }

    private static void notOwn(Actor actor, String other) {
        if (actor.account().equals(other)) {
            throw Refused.forbidden("split.own", "提出、审核和决定资金划分须由不同的人办理。");
        }
    }

    private static void said(boolean approved, String opinion) {
        if (!approved && (opinion == null || opinion.isBlank())) {
            throw Refused.invalid("split.opinion", "opinion", "", "退回意见不能为空，请写明哪里需要修改。");
        }
    }
}

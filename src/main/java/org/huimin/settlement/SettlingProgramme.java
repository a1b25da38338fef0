package org.huimin.settlement;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.Phase;
import org.huimin.programme.ProgrammeSpec.Platform;
import org.huimin.settlement.StatementView.Invariant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Settles the whole programme after the refund window, up to the point where everything balances. */
@Service
@Act
public class SettlingProgramme {

    private final FinalSettlements settlements;
    private final Refunds refunds;
    private final StatementReading statements;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    SettlingProgramme(FinalSettlements settlements, Refunds refunds, StatementReading statements, Clock clock,
                      ApplicationEventPublisher facts) {
        this.settlements = settlements;
        this.refunds = refunds;
        this.statements = statements;
        this.clock = clock;
        this.facts = facts;
    }

    /**
     * Holds the last figures against the frozen phases, the bank and the drawdowns; {@link StatementView#mismatch()}
     * where something must be explained.
     *
     * @param figures of every platform and phase, late refunds with them
     * @param bank    one per platform that has a bank file
     */
    public StatementView judge(CaseRef in, List<PhaseFigures> figures, List<BankFigures> bank, VarianceTolerance tolerance) {
        FinalSettlement settlement = settlements.findById(in.root().value()).orElseGet(() -> FinalSettlement.of(in.root()));
        settlement.refuseJudging();
        Statement statement = statements.with(in.root(), figures.stream().map(FinalLine::of).toList(), bank);
        refuseUnsettled(statement);
        refuseIncomplete(statement);
        settlement.judge(statement.lines(), bank, statement.differences(settlement.nextRound(), tolerance), now());
        settlements.save(settlement);
        facts.publishEvent(new FinalSettlementFact.StatementJudged(settlement.about(), Actor.SYSTEM.account(), settlement.round(),
                Statement.sum(statement.lines(), FinalLine::redeemed), Statement.sum(statement.lines(), FinalLine::refunded),
                statement.lateRefunds(), statement.paid(), settlement.variances().size()));
        return statement.view(settlement);
    }

    public StatementView explain(Actor actor, CaseRef in, Decision decision, String reason) {
        FinalSettlement settlement = get(in);
        return done(settlement, settlement.explain(actor, decision, reason));
    }

    /** The platform's own settlement report; held against ours, differences become findings. */
    public StatementView submitReport(Actor actor, CaseRef in, String platform, Money paid, Money returned, String content,
                                      String attachment) {
        FinalSettlement settlement = get(in);
        Statement statement = statements.of(settlement);
        if (statement.spec().platform(platform).isEmpty()) {
            throw Refused.invalid("settlement.unknown-platform", "platform", platform, "本次活动没有平台“" + platform + "”。");
        }
        PlatformReport report = new PlatformReport(settlement.reportRound(), platform, paid, returned, content, attachment, actor.account(), now());
        return done(settlement, settlement.report(actor, report,
                statement.reportDifferences(settlement.reportRound(), platform, paid, returned)));
    }

    /** Approval while a report differs from ours needs a reason. */
    public StatementView review(Actor actor, CaseRef in, Decision decision, String reason) {
        FinalSettlement settlement = get(in);
        List<String> platforms = statements.of(settlement).spec().platforms().stream().map(Platform::code).toList();
        return done(settlement, settlement.review(actor, platforms, decision, reason));
    }

    /** Closes the account: refused with the figures while anything does not hold. */
    public StatementView balance(CaseRef in) {
        FinalSettlement settlement = get(in);
        settlement.refuseUnless("结清", FinalSettlementState.REVIEWED);
        Statement statement = statements.of(settlement);
        refuseUnverified(in, statement);
        refuseUnbalanced(statement);
        settlement.balance(now());
        return done(settlement, new FinalSettlementFact.AccountsBalanced(settlement.about(), Actor.SYSTEM.account(), statement.spec().budget(),
                statement.paid(), statement.returned(), statement.lateRefunds()));
    }

    private StatementView done(FinalSettlement settlement, FinalSettlementFact fact) {
        settlements.save(settlement);
        facts.publishEvent(fact);
        return statements.of(settlement).view(settlement);
    }

    private static void refuseUnsettled(Statement statement) {
        for (Phase phase : statement.spec().phases()) {
            if (statement.phases().stream().noneMatch(p -> p.phase() == phase.number() && p.state() == PhaseSettlementState.SETTLED)) {
                throw Refused.conflict("settlement.phase-unsettled", "第" + phase.number() + "期尚未清算完毕，不能进行总清算。");
            }
        }
    }

    private static void refuseIncomplete(Statement statement) {
        ProgrammeSpec spec = statement.spec();
        for (Platform platform : spec.platforms()) {
            for (Phase phase : spec.phases()) {
                long given = statement.lines().stream()
                        .filter(l -> l.platform().equals(platform.code()) && l.phase() == phase.number()).count();
                if (given != 1) {
                    throw Refused.conflict("settlement.figures-missing", "平台“" + platform.code() + "”第" + phase.number() + "期应有一份数据，现有"
                            + given + "份，不能进行总清算。");
                }
            }
        }
    }

    private void refuseUnverified(CaseRef in, Statement statement) {
        List<Refund> all = refunds.findByProgrammeOrderByPlatform(in.root().value());
        for (Platform platform : statement.spec().platforms()) {
            Money due = statement.ofPlatform(platform.code()).due();
            if (due.isNegative()) {
                throw Refused.conflict("settlement.owed-to-platform", "财政尚应拨付平台“" + platform.code() + "”" + Money.ZERO.minus(due)
                        + "元，拨付后才能结清。");
            }
            if (!due.isZero() && all.stream().noneMatch(r -> r.platform().equals(platform.code()) && r.verified())) {
                throw Refused.conflict("settlement.refund-open", "平台“" + platform.code() + "”的资金退回尚未核验，应退回" + due + "元，不能结清。");
            }
        }
    }

    private static void refuseUnbalanced(Statement statement) {
        List<Refused.Reason> broken = statement.invariants(true).stream().filter(i -> !i.holds())
                .map(i -> new Refused.Reason("settlement.unbalanced", i.name(), i.left().toString(),
                        i.sentence() + "，左边为" + i.left() + "元，右边为" + i.right() + "元，相差" + i.left().minus(i.right()) + "元。"))
                .toList();
        if (!broken.isEmpty()) {
            throw Refused.invalid(broken);
        }
    }

    private FinalSettlement get(CaseRef in) {
        return settlements.findById(in.root().value())
                .orElseThrow(() -> Refused.conflict("settlement.state", "总清算尚未核对数据，不能办理。"));
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}

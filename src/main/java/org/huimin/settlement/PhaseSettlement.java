package org.huimin.settlement;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;

/** The settlement of one phase over all platforms. Its figures are final from the freeze on. */
@Entity
@Table(name = "settlement_phase")
class PhaseSettlement {

    @Id
    private String id;
    private String programme;
    private int phase;
    @Enumerated(EnumType.STRING)
    private PhaseSettlementState state;
    private int round;
    private Instant judgedAt;
    private Instant frozenAt;
    private Money carriedOver = Money.ZERO;
    private Money unallocated = Money.ZERO;
    private String approvedBy;
    @Version
    private Long version;

    @ElementCollection
    @CollectionTable(name = "settlement_line", joinColumns = @JoinColumn(name = "settlement"))
    @OrderColumn(name = "line_no")
    private List<SettlementLine> lines = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "settlement_allotment", joinColumns = @JoinColumn(name = "settlement"))
    @OrderColumn(name = "line_no")
    private List<Allotment> allotments = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "settlement_variance", joinColumns = @JoinColumn(name = "settlement"))
    @OrderColumn(name = "line_no")
    private List<Variance> variances = new ArrayList<>();

    protected PhaseSettlement() { }

    private PhaseSettlement(CaseRef programme, int phase) {
        this.programme = programme.value();
        this.phase = phase;
        this.id = idOf(programme, phase);
    }

    static String idOf(CaseRef programme, int phase) {
        return programme.child("SET", phase).value();
    }

    /** A settlement nobody has judged yet; it is kept only once it is judged. */
    static PhaseSettlement of(CaseRef programme, int phase) {
        return new PhaseSettlement(programme, phase);
    }

    /** @param differences finds what differs, given the number of this round */
    PhaseSettlementFact judge(List<SettlementLine> judged, Function<Integer, List<Variance>> differences, Instant at) {
        if (state != null) {
            expect("重新核对", PhaseSettlementState.RETURNED);
        }
        round++;
        judgedAt = at;
        replaceLines(judged);
        List<Variance> found = differences.apply(round);
        variances.addAll(found);
        state = found.stream().anyMatch(Variance::open) ? PhaseSettlementState.DIFFERENT : PhaseSettlementState.JUDGED;
        return new PhaseSettlementFact.PhaseJudged(about(), Actor.SYSTEM.account(), phase, round, pool(), redeemed(), refunded(), found.size());
    }

    PhaseSettlementFact explain(Actor actor, Decision decision, String reason) {
        expect("处理差额", PhaseSettlementState.DIFFERENT);
        String written = Reasons.require("settlement.reason-missing", reason,
                decision == Decision.APPROVED ? "请写明差额原因。" : "请写明退回原因。");
        if (decision == Decision.APPROVED) {
            Differences.refuseBlocked(variances);
        }
        Differences.close(variances, actor, written);
        state = decision == Decision.APPROVED ? PhaseSettlementState.JUDGED : PhaseSettlementState.RETURNED;
        return new PhaseSettlementFact.DifferencesAnswered(about(), actor.account(), phase, round, decision);
    }

    PhaseSettlementFact review(Actor actor, Decision decision, String reason) {
        expect("审核清算", PhaseSettlementState.JUDGED);
        if (decision == Decision.RETURNED) {
            Reasons.require("settlement.reason-missing", reason, "请写明退回原因。");
            if (frozenAt != null) {
                throw Refused.conflict("settlement.frozen", "第" + phase + "期数据已于冻结时定稿，不能退回重报；之后到达的数据只作差异列示。");
            }
        }
        state = decision == Decision.APPROVED ? PhaseSettlementState.REVIEWED : PhaseSettlementState.RETURNED;
        return new PhaseSettlementFact.PhaseReviewed(about(), actor.account(), phase, round, decision);
    }

    PhaseSettlementFact freeze(List<SettlementLine> atFreeze, Rollover rollover, Instant at) {
        expect("冻结", PhaseSettlementState.REVIEWED);
        if (!atFreeze.equals(List.copyOf(lines))) {
            throw Refused.conflict("settlement.figures-moved", "第" + phase + "期数据在审核之后有变动（审核时" + figures(lines)
                    + "，现为" + figures(atFreeze) + "），不能冻结未经审核的数据，请退回重新核对。");
        }
        if (frozenAt == null) {
            frozenAt = at;
        }
        allotments.clear();
        allotments.addAll(rollover.allotments());
        carriedOver = rollover.carriedOver();
        unallocated = rollover.unallocated();
        state = allotments.isEmpty() ? PhaseSettlementState.SETTLED : PhaseSettlementState.PROPOSED;
        return new PhaseSettlementFact.PhaseFrozen(about(), Actor.SYSTEM.account(), phase, pool(), redeemed(), refunded(), rest(),
                carriedOver, unallocated);
    }

    PhaseSettlementFact approveRollover(Actor actor, Decision decision, String reason) {
        expect("审批叠加", PhaseSettlementState.PROPOSED);
        answer(decision, reason, PhaseSettlementState.APPROVED);
        approvedBy = actor.account();
        return new PhaseSettlementFact.RolloverApproved(about(), actor.account(), phase, decision, carriedOver);
    }

    PhaseSettlementFact confirmRollover(Actor actor, Decision decision, String reason) {
        expect("确认叠加", PhaseSettlementState.APPROVED);
        if (actor.account().equals(approvedBy)) {
            throw Refused.forbidden("settlement.approver-confirms", "您已审批本期叠加，审批和确认不能是同一人，请由其他人员确认。");
        }
        answer(decision, reason, PhaseSettlementState.CONFIRMED);
        return new PhaseSettlementFact.RolloverConfirmed(about(), actor.account(), phase, decision, carriedOver);
    }

    private void answer(Decision decision, String reason, PhaseSettlementState next) {
        if (decision == Decision.RETURNED) {
            Reasons.require("settlement.reason-missing", reason, "请写明退回原因。");
        }
        state = decision == Decision.APPROVED ? next : PhaseSettlementState.JUDGED;
    }

    PhaseSettlementFact rollOver() {
        expect("执行叠加", PhaseSettlementState.CONFIRMED);
        state = PhaseSettlementState.SETTLED;
        return new PhaseSettlementFact.RolledOver(about(), Actor.SYSTEM.account(), phase, allotments.get(0).phase(), carriedOver, unallocated,
                allotments.stream().mapToInt(Allotment::quantity).sum());
    }

    private void expect(String act, PhaseSettlementState expected) {
        if (state != expected) {
            throw Refused.conflict("settlement.state", "第" + phase + "期清算现为“" + (state == null ? "未核对" : state.word())
                    + "”，须为“" + expected.word() + "”时才能" + act + "。");
        }
    }

    private void replaceLines(List<SettlementLine> judged) {
        lines.clear();
        lines.addAll(judged);
    }

    boolean frozen() {
        return frozenAt != null;
    }

    boolean settled() {
        return state == PhaseSettlementState.SETTLED;
    }

    int phase() {
        return phase;
    }

    List<SettlementLine> lines() {
        return List.copyOf(lines);
    }

    /** What the next phase was given; empty until that is settled. */
    List<Allotment> carried() {
        return settled() ? List.copyOf(allotments) : List.of();
    }

    Money pool() {
        return sum(lines, SettlementLine::pool);
    }

    Money redeemed() {
        return sum(lines, SettlementLine::redeemed);
    }

    Money refunded() {
        return sum(lines, SettlementLine::refunded);
    }

    Money rest() {
        return sum(lines, SettlementLine::rest);
    }

    private CaseRef about() {
        return CaseRef.of(id);
    }

    PhaseSettlementView view() {
        return new PhaseSettlementView(CaseRef.of(programme), phase, state, round, state == PhaseSettlementState.DIFFERENT,
                state == PhaseSettlementState.PROPOSED, sum(lines, SettlementLine::ownBudget), sum(lines, SettlementLine::carriedIn),
                redeemed(), refunded(), rest(), carriedOver, unallocated, judgedAt, frozenAt, List.copyOf(lines),
                List.copyOf(allotments), List.copyOf(variances));
    }

    private static String figures(List<SettlementLine> lines) {
        return "资金" + sum(lines, SettlementLine::pool) + "元、核销" + sum(lines, SettlementLine::redeemed) + "元、退款"
                + sum(lines, SettlementLine::refunded) + "元";
    }

    private static Money sum(List<SettlementLine> lines, Function<SettlementLine, Money> figure) {
        return lines.stream().map(figure).reduce(Money.ZERO, Money::plus);
    }
}

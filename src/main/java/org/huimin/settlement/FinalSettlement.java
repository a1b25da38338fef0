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
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;

/** The settlement of the whole programme: the last figures, what was said about differences, and the platforms' reports. */
@Entity
@Table(name = "settlement_final")
class FinalSettlement {

    @Id
    private String programme;
    @Enumerated(EnumType.STRING)
    private FinalSettlementState state;
    private int round;
    private int reportRound;
    private Instant judgedAt;
    private Instant balancedAt;
    @Version
    private Long version;

    @ElementCollection
    @CollectionTable(name = "settlement_final_line", joinColumns = @JoinColumn(name = "programme"))
    @OrderColumn(name = "line_no")
    private List<FinalLine> lines = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "settlement_final_bank", joinColumns = @JoinColumn(name = "programme"))
    @OrderColumn(name = "line_no")
    private List<BankFigures> bank = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "settlement_final_variance", joinColumns = @JoinColumn(name = "programme"))
    @OrderColumn(name = "line_no")
    private List<Variance> variances = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "settlement_report", joinColumns = @JoinColumn(name = "programme"))
    @OrderColumn(name = "line_no")
    private List<PlatformReport> reports = new ArrayList<>();

    protected FinalSettlement() { }

    /** A settlement nobody has judged yet; it is kept only once it is judged. */
    static FinalSettlement of(CaseRef programme) {
        FinalSettlement settlement = new FinalSettlement();
        settlement.programme = programme.value();
        settlement.reportRound = 1;
        return settlement;
    }

    /** Refused once the figures have been accepted; asked before anything is computed. */
    void refuseJudging() {
        if (state != null) {
            expect("重新核对", FinalSettlementState.RETURNED);
        }
    }

    int nextRound() {
        return round + 1;
    }

    void judge(List<FinalLine> judged, List<BankFigures> accounts, List<Variance> differences, Instant at) {
        refuseJudging();
        round++;
        judgedAt = at;
        lines.clear();
        lines.addAll(judged);
        bank.clear();
        bank.addAll(accounts);
        variances.addAll(differences);
        state = differences.stream().anyMatch(Variance::open) ? FinalSettlementState.DIFFERENT : FinalSettlementState.JUDGED;
    }

    FinalSettlementFact explain(Actor actor, Decision decision, String reason) {
        expect("处理差额", FinalSettlementState.DIFFERENT);
        String written = Reasons.require("settlement.reason-missing", reason, decision == Decision.APPROVED ? "请写明差额原因。" : "请写明退回原因。");
        if (decision == Decision.APPROVED) {
            Differences.refuseBlocked(variances);
        }
        Differences.close(variances, actor, written);
        state = decision == Decision.APPROVED ? FinalSettlementState.JUDGED : FinalSettlementState.RETURNED;
        return new FinalSettlementFact.StatementDifferencesAnswered(about(), actor.account(), round, decision);
    }

    /** @param differences between this report and our statement */
    FinalSettlementFact report(Actor actor, PlatformReport report, List<Variance> differences) {
        expect("报送结算报告", FinalSettlementState.JUDGED);
        if (reportOf(report.platform())) {
            throw Refused.conflict("settlement.report-twice", "平台“" + report.platform() + "”本次结算报告已报送，退回后才能重报。");
        }
        reports.add(report);
        variances.addAll(differences);
        return new FinalSettlementFact.PlatformReported(about(), actor.account(), report.platform(), reportRound, report.paid(),
                report.returned(), differences.size());
    }

    FinalSettlementFact review(Actor actor, List<String> platforms, Decision decision, String reason) {
        expect("审核结算报告", FinalSettlementState.JUDGED);
        List<String> silent = platforms.stream().filter(p -> !reportOf(p)).toList();
        if (!silent.isEmpty()) {
            throw Refused.conflict("settlement.report-missing", "平台“" + String.join("、", silent) + "”尚未报送结算报告，不能审核。");
        }
        if (decision == Decision.RETURNED) {
            Differences.close(variances, actor, Reasons.require("settlement.reason-missing", reason, "请写明退回原因。"));
        } else if (mismatch()) {
            Differences.refuseBlocked(variances);
            Differences.close(variances, actor,
                    Reasons.require("settlement.reason-missing", reason, "平台结算报告与核对结果不一致，同意前请写明原因。"));
        }
        FinalSettlementFact fact = new FinalSettlementFact.StatementReviewed(about(), actor.account(), reportRound, decision);
        if (decision == Decision.RETURNED) {
            reportRound++;
        } else {
            state = FinalSettlementState.REVIEWED;
        }
        return fact;
    }

    void balance(Instant at) {
        refuseUnless("结清", FinalSettlementState.REVIEWED);
        state = FinalSettlementState.BALANCED;
        balancedAt = at;
    }

    void refuseUnless(String act, FinalSettlementState expected) {
        expect(act, expected);
    }

    private boolean reportOf(String platform) {
        return reports.stream().anyMatch(r -> r.round() == reportRound && r.platform().equals(platform));
    }

    private void expect(String act, FinalSettlementState expected) {
        if (state != expected) {
            throw Refused.conflict("settlement.state", "总清算现为“" + (state == null ? "未核对" : state.word()) + "”，须为“" + expected.word()
                    + "”时才能" + act + "。");
        }
    }

    boolean mismatch() {
        return variances.stream().anyMatch(Variance::open);
    }

    FinalSettlementState state() {
        return state;
    }

    int round() {
        return round;
    }

    int reportRound() {
        return reportRound;
    }

    List<FinalLine> lines() {
        return List.copyOf(lines);
    }

    List<BankFigures> bank() {
        return List.copyOf(bank);
    }

    List<Variance> variances() {
        return List.copyOf(variances);
    }

    List<PlatformReport> reports() {
        return List.copyOf(reports);
    }

    CaseRef about() {
        return CaseRef.of(programme);
    }
}

package org.huimin.settlement;

/** Where a phase's settlement stands; the word is what pages show. */
public enum PhaseSettlementState {
    DIFFERENT("差额待查"),
    JUDGED("待审核"),
    RETURNED("已退回重报"),
    REVIEWED("已审核待冻结"),
    PROPOSED("叠加待审批"),
    APPROVED("叠加待确认"),
    CONFIRMED("叠加已确认"),
    SETTLED("已清算");

    private final String word;

    PhaseSettlementState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}

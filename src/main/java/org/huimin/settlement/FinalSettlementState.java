package org.huimin.settlement;

/** Where the settlement of the whole programme stands; the word is what pages show. */
public enum FinalSettlementState {
    DIFFERENT("差额待查"),
    RETURNED("已退回重报"),
    JUDGED("待平台报送结算报告"),
    REVIEWED("已审核待退回资金"),
    BALANCED("账目相符");

    private final String word;

    FinalSettlementState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}

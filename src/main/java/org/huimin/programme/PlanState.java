package org.huimin.programme;

/** How far the plan has come. */
public enum PlanState {
    /** Nothing drafted yet, or returned to the drafter. */
    DRAFT("待编制"),
    DRAFTED("已编制、待校核"),
    CHECKED("已校核"),
    COMPETITION_REVIEWED("已通过公平竞争审查"),
    CONSULTED("已征求意见"),
    FUNDED("已安排资金"),
    REVIEWED("已审核"),
    TABLED("已提请审议"),
    DECIDED("已同意、待印发"),
    ISSUED("已印发"),
    /** Not passed; nothing follows. */
    REFUSED("未通过");

    private final String words;

    PlanState(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}

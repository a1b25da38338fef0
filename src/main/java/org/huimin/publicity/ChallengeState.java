package org.huimin.publicity;

/** How far a query or a complaint has come. */
public enum ChallengeState {
    FILED("待答复或者审查"), ANSWERED("答复待审批"), SETTLED("已答复"),
    INCOMPLETE("待补正"), REFUSED("不予受理"), ACCEPTED("已受理"), DECIDED("已作出处理决定"), LAPSED("逾期未补正");

    private final String words;

    ChallengeState(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}

package org.huimin.selection;

/**
 * Where a tender stands. DRAFTED: waits for its approval; APPROVED: not yet announced; OPEN: announced, applications come
 * in; CLOSED: the deadline is over; OPENED: the applications have been unsealed; ENDED: there is an outcome.
 */
public enum TenderState {
    DRAFTED("尚待审批"), APPROVED("尚未公告"), OPEN("正在接收报名"), CLOSED("报名已截止"), OPENED("已经开启"), ENDED("已经结束");

    private final String words;

    TenderState(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}

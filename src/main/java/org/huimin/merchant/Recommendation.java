package org.huimin.merchant;

import java.time.Instant;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.merchant.RecommendationRegister.State;

/** The list one source owes in one round, on its way from the source's desk to the review. */
record Recommendation(CaseRef programme, String unit, int round, int required, State state, String submittedBy,
                      Instant submittedAt, String returnReason) {

    /** The list's own case. */
    static CaseRef caseRef(CaseRef programme, String unit, int round) {
        return programme.root().child("TS", unit + "-" + round);
    }

    CaseRef caseRef() {
        return caseRef(programme, unit, round);
    }

    void ofUnit(Actor actor) {
        if (!unit.equals(actor.unit())) {
            throw Refused.forbidden("merchant.other-unit", "这份推荐名单由其他单位报送，只能由本单位人员办理。");
        }
    }

    void mayBeSubmitted() {
        require(state == State.OPEN || state == State.RETURNED, "报送");
    }

    void mayBeReturned() {
        require(state == State.SUBMITTED, "退回");
    }

    void mayBeConfirmedBy(Actor actor) {
        require(state == State.SUBMITTED, "确认");
        if (actor.account().equals(submittedBy)) {
            throw Refused.forbidden("merchant.confirm-own", "名单由您报送，须由本单位负责人确认，不能由同一人办理。");
        }
    }

    void mayExpire() {
        require(state == State.OPEN || state == State.SUBMITTED || state == State.RETURNED, "按逾期处理");
    }

    void mayBeHandedOver() {
        require(state == State.CONFIRMED, "提交研判");
    }

    boolean underWay() {
        return state != State.DELIVERED && state != State.EXPIRED;
    }

    private void require(boolean holds, String step) {
        if (!holds) {
            throw Refused.conflict("merchant.list-state", Round.words(round) + "推荐名单目前为“" + word() + "”，不能" + step + "。");
        }
    }

    private String word() {
        return switch (state) {
            case OPEN -> "待报送";
            case SUBMITTED -> "待确认";
            case RETURNED -> "已退回修改";
            case CONFIRMED -> "已确认";
            case EXPIRED -> "逾期转补报";
            case DELIVERED -> "已提交研判";
        };
    }
}

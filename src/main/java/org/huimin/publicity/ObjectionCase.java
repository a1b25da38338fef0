package org.huimin.publicity;

import java.time.Instant;
import java.util.List;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.publicity.PublicityRegister.ObjectionKind;
import org.huimin.publicity.PublicityRegister.ObjectionState;

/** One objection on its way; who raised it is not part of it, only {@link Objections} keeps that. */
record ObjectionCase(ObjectionId id, ObjectionKind kind, CaseRef caseRef, PublicityId publicity, String receipt, ObjectionState state, Instant filedAt,
                     String grounds, List<String> evidence, String admittedBy, String investigatedBy, String findings, String reason,
                     Instant decidedAt, Remedy remedy, String against) {

    void mayBeAdmitted() {
        require(ObjectionState.FILED, "受理");
    }

    void mayBeInvestigated(Actor actor) {
        require(ObjectionState.ADMITTED, "填写核查情况");
        apart(actor, admittedBy, "受理", "核查");
    }

    void mayBeDecided(Actor actor) {
        require(ObjectionState.INVESTIGATED, "作出处理决定");
        apart(actor, admittedBy, "受理", "作出处理决定");
        apart(actor, investigatedBy, "核查", "作出处理决定");
    }

    private void apart(Actor actor, String other, String done, String now) {
        if (actor.account().equals(other)) {
            throw Refused.forbidden("objection.three-people", "异议" + receipt + "由您" + done + "，须由其他人员" + now + "。");
        }
    }

    private void require(ObjectionState wanted, String step) {
        if (state != wanted) {
            throw Refused.conflict("objection.state", "异议" + receipt + "目前为“" + word(state) + "”，不能" + step + "。");
        }
    }

    private static String word(ObjectionState state) {
        return switch (state) {
            case FILED -> "待受理";
            case ADMITTED -> "核查中";
            case REJECTED -> "不予受理";
            case INVESTIGATED -> "待处理决定";
            case UPHELD -> "异议成立";
            case NOT_UPHELD -> "异议不成立";
        };
    }
}

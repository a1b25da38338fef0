package org.huimin.publicity;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.LegalBasis;
import org.huimin.kernel.Moments;
import org.huimin.kernel.Refused;

/** A period in which something lies open to objections. Its end is the first moment at which it is too late. */
record Publicity(PublicityId id, CaseRef about, NoticeId notice, Instant openedAt, Instant endsAt, String rule, LegalBasis basis,
                 Standing standing, String decidedBy, Set<String> excluded, Set<Remedy> remedies, boolean open, boolean upheld) {

    void accepts(String objector, Instant receivedAt) {
        if (!receivedAt.isBefore(endsAt)) {
            throw late(receivedAt);
        }
        if (receivedAt.isBefore(openedAt)) {
            throw Refused.invalid("objection.before-publicity", "收到时间", Moments.inWords(receivedAt),
                    "收到时间" + Moments.inWords(receivedAt) + "早于公示开始时间" + Moments.inWords(openedAt) + "，请核对后重新登记。");
        }
        if (!open) {
            throw Refused.conflict("objection.publicity-closed", "公示已于" + Moments.endInWords(endsAt) + "截止并办结，不再接收异议。");
        }
        if (!standing.admits(objector)) {
            throw Refused.invalid("objection.standing", "异议人", objector,
                    "本次公示的异议人限于列明的当事人，“" + objector + "”不在其中；如有其他意见，请通过活动投诉渠道反映。");
        }
    }

    private Refused late(Instant receivedAt) {
        return Refused.invalid("objection.late", "收到时间", Moments.inWords(receivedAt), "异议应在" + Moments.endInWords(endsAt)
                + "前提出，收到时间为" + Moments.inWords(receivedAt) + "，已超过截止时间，不予接收。");
    }

    void mayClose(Instant now, int undecided) {
        if (!open) {
            throw Refused.conflict("publicity.closed", "这次公示已经办结，不能再次结束。");
        }
        if (now.isBefore(endsAt)) {
            throw Refused.conflict("publicity.running", "公示到" + Moments.endInWords(endsAt) + "截止，现在是" + Moments.inWords(now)
                    + "，不能提前结束。");
        }
        if (undecided > 0) {
            throw Refused.conflict("publicity.objections-open", "还有" + undecided + "件异议未办结，公示不能结束。");
        }
    }

    /** Only what an upheld objection may undo, and only until all has been decided. */
    void mayBeWithdrawn() {
        if (!open) {
            throw Refused.conflict("publicity.closed", "这次公示已经办结，不能再收回拟入选结果。");
        }
        if (remedies.isEmpty()) {
            throw Refused.conflict("publicity.no-withdrawal", "本次公示的不是拟入选结果，不能收回。");
        }
    }

    /** Admits, investigates or decides an objection. */
    void mayHandle(Actor actor) {
        if (actor.account().equals(decidedBy)) {
            throw Refused.forbidden("objection.own-decision", "公示事项由您决定，对它的异议须由其他人员办理。");
        }
        if (excluded.contains(actor.account())) {
            throw Refused.forbidden("objection.excluded", "您参与了公示事项的办理，须回避，异议由其他人员办理。");
        }
    }

    /** Where something is to be chosen, upholding an objection chooses it; elsewhere nothing is. */
    void mustOffer(Objecting.Decision decision) {
        Remedy remedy = decision.remedy();
        if (!decision.upheld() || remedies.isEmpty()) {
            if (remedy != null) {
                throw Refused.invalid("objection.no-remedy", "remedy", remedy.words(),
                        decision.upheld() ? "本次公示的异议成立后由原经办单位重新办理，不另选处理方式。" : "异议不成立的，不能同时决定“" + remedy.words() + "”。");
            }
            return;
        }
        if (remedy == null || !remedies.contains(remedy)) {
            throw Refused.invalid("objection.remedy", "remedy", remedy == null ? "" : remedy.words(), "异议成立的，须同时决定如何处理："
                    + remedies.stream().sorted().map(Remedy::words).collect(Collectors.joining("、")) + "。");
        }
        if (remedy == Remedy.NEXT && decision.against() == null) {
            throw Refused.invalid("objection.against", "against", "", "依次递补的，须写明哪一家企业不再入选。");
        }
    }
}

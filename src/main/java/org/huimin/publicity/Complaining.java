package org.huimin.publicity;

import java.time.Clock;
import java.time.Instant;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.publicity.ChallengeFact.ComplaintCopied;
import org.huimin.publicity.ChallengeFact.ComplaintDecided;
import org.huimin.publicity.ChallengeFact.ComplaintExamined;
import org.huimin.publicity.ChallengeFact.ComplaintLapsed;
import org.huimin.publicity.ChallengeFact.ComplaintPaused;
import org.huimin.publicity.ChallengeFact.ComplaintResumed;
import org.huimin.publicity.ChallengeFact.ComplaintSupplemented;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * 投诉: whoever is not content with the answer turns to finance, which examines, may ask once for what is lacking, may let the purchase rest, and
 * decides. The decision's term stands still while somebody tests, assesses or brings what is lacking.
 */
@Service
public class Complaining {

    private static final int LONGEST = 5000;

    private final Challenges challenges;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Complaining(Challenges challenges, Clock clock, ApplicationEventPublisher facts) {
        this.challenges = challenges;
        this.clock = clock;
        this.facts = facts;
    }

    /** @param outcome ACCEPTED, INCOMPLETE once, or REFUSED; both others need a reason */
    @Act
    public void examine(Actor actor, ChallengeId complaint, ChallengeState outcome, String reason) {
        ChallengeView held = challenges.hold(complaint, ChallengeKind.COMPLAINT, ChallengeState.FILED, "审查");
        if (outcome != ChallengeState.ACCEPTED && outcome != ChallengeState.INCOMPLETE && outcome != ChallengeState.REFUSED) {
            throw Refused.invalid("challenge.outcome", "decision", outcome, "请选择受理、通知补正或者不予受理。");
        }
        if (outcome == ChallengeState.INCOMPLETE && held.supplement() != null) {
            throw Refused.conflict("challenge.supplement-once", "投诉" + held.receipt() + "已经补正过一次，请决定受理或者不予受理。");
        }
        String said = outcome == ChallengeState.ACCEPTED ? null
                : FreeText.required(outcome == ChallengeState.REFUSED ? "不予受理的理由" : "需要补正的内容", reason, LONGEST);
        challenges.now(complaint, outcome, said, actor.account(), Stamp.now(clock));
        facts.publishEvent(new ComplaintExamined(held.caseRef(), actor.account(), complaint.value(), outcome));
    }

    /** What was lacking has been brought. */
    @Act
    public void supplement(Actor actor, ChallengeId complaint, String text) {
        ChallengeView held = challenges.hold(complaint, ChallengeKind.COMPLAINT, ChallengeState.INCOMPLETE, "补正");
        challenges.supplemented(complaint, FreeText.required("补正内容", text, LONGEST), Stamp.now(clock));
        facts.publishEvent(new ComplaintSupplemented(held.caseRef(), actor.account(), complaint.value()));
    }

    /** What was lacking was not brought in time. */
    @Act
    public void lapse(ChallengeId complaint) {
        ChallengeView held = challenges.hold(complaint, ChallengeKind.COMPLAINT, ChallengeState.INCOMPLETE, "按逾期未补正处理");
        challenges.now(complaint, ChallengeState.LAPSED, null, Actor.SYSTEM.account(), Stamp.now(clock));
        facts.publishEvent(new ComplaintLapsed(held.caseRef(), Actor.SYSTEM.account(), complaint.value()));
    }

    /** The parties have their copies. @param restsUntil until when the purchase rests, at the latest until the decision; null where it goes on */
    @Act
    public void copied(Actor actor, ChallengeId complaint, Instant restsUntil) {
        ChallengeView held = challenges.hold(complaint, ChallengeKind.COMPLAINT, ChallengeState.ACCEPTED, "送达副本");
        challenges.suspended(complaint, restsUntil);
        facts.publishEvent(new ComplaintCopied(held.caseRef(), actor.account(), complaint.value(), restsUntil));
    }

    /** @param reason who tests or assesses what */
    @Act
    public void pause(Actor actor, ChallengeId complaint, String reason) {
        ChallengeView held = challenges.hold(complaint, ChallengeKind.COMPLAINT, ChallengeState.ACCEPTED, "中止计算处理期限");
        if (held.pausedAt() != null) {
            throw Refused.conflict("challenge.paused", "投诉" + held.receipt() + "的处理期限已经中止计算。");
        }
        String why = FreeText.required("中止计算的原因", reason, 1000);
        challenges.paused(complaint, Stamp.now(clock), why);
        facts.publishEvent(new ComplaintPaused(held.caseRef(), actor.account(), complaint.value()));
    }

    /** @return since when it stood still */
    @Act
    public Instant resume(Actor actor, ChallengeId complaint) {
        ChallengeView held = challenges.hold(complaint, ChallengeKind.COMPLAINT, ChallengeState.ACCEPTED, "恢复计算处理期限");
        if (held.pausedAt() == null) {
            throw Refused.conflict("challenge.not-paused", "投诉" + held.receipt() + "的处理期限没有中止计算。");
        }
        challenges.paused(complaint, null, held.pauseReason());
        facts.publishEvent(new ComplaintResumed(held.caseRef(), actor.account(), complaint.value()));
        return held.pausedAt();
    }

    /** By somebody else than who examined it. @param affects whether what stands touches the result; only what stands can */
    @Act
    public void decide(Actor actor, ChallengeId complaint, boolean upheld, boolean affects, String decision) {
        ChallengeView held = challenges.hold(complaint, ChallengeKind.COMPLAINT, ChallengeState.ACCEPTED, "作出处理决定");
        if (actor.account().equals(held.answeredBy())) {
            throw Refused.forbidden("challenge.own-examination", "审查投诉的人不能作出处理决定。");
        }
        if (held.pausedAt() != null) {
            throw Refused.conflict("challenge.decided-paused", "投诉" + held.receipt() + "的处理期限正在中止计算，请先恢复再作出处理决定。");
        }
        String said = FreeText.required("处理决定", decision, LONGEST);
        challenges.decided(complaint, upheld, upheld && affects, said, actor.account(), Stamp.now(clock));
        facts.publishEvent(new ComplaintDecided(held.caseRef(), actor.account(), complaint.value(), upheld, upheld && affects));
    }
}

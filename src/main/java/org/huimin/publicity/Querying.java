package org.huimin.publicity;

import java.time.Clock;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.publicity.ChallengeFact.AwardReleased;
import org.huimin.publicity.ChallengeFact.QueryAnswerDecided;
import org.huimin.publicity.ChallengeFact.QueryAnswered;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * 质疑: a supplier questions the result, and the purchaser has to answer. One that came in time may not be refused; until it is answered, and as long
 * as it stands and touches the result, nothing is signed, begun or paid.
 */
@Service
public class Querying {

    private static final int LONGEST = 5000;

    private final Challenges challenges;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Querying(Challenges challenges, Clock clock, ApplicationEventPublisher facts) {
        this.challenges = challenges;
        this.clock = clock;
        this.facts = facts;
    }

    /** @param affects whether what stands touches the result; only what stands can */
    @Act
    public void answer(Actor actor, ChallengeId query, boolean upheld, boolean affects, String answer) {
        ChallengeView held = challenges.hold(query, ChallengeKind.QUERY, ChallengeState.FILED, "答复");
        String said = FreeText.required("质疑答复", answer, LONGEST);
        challenges.answered(query, upheld, upheld && affects, said, actor.account(), Stamp.now(clock));
        facts.publishEvent(new QueryAnswered(held.caseRef(), actor.account(), query.value(), upheld, upheld && affects));
    }

    /** By somebody else than who drew the answer up; a returned one is drawn up again. */
    @Act
    public void decide(Actor actor, ChallengeId query, boolean approved, String opinion) {
        ChallengeView held = challenges.hold(query, ChallengeKind.QUERY, ChallengeState.ANSWERED, "审批答复");
        if (actor.account().equals(held.answeredBy())) {
            throw Refused.forbidden("challenge.own-answer", "起草质疑答复的人不能审批自己的答复。");
        }
        if (!approved) {
            FreeText.required("退回意见", opinion, LONGEST);
        }
        challenges.now(query, approved ? ChallengeState.SETTLED : ChallengeState.FILED, null, actor.account(), Stamp.now(clock));
        facts.publishEvent(new QueryAnswerDecided(held.caseRef(), actor.account(), query.value(), approved));
    }

    /** What was upheld has been put right, so that the award may go on. @param reason how */
    @Act
    public void release(Actor actor, ChallengeId challenge, String reason) {
        ChallengeView held = challenges.hold(challenge);
        if (held.state() != ChallengeState.SETTLED && held.state() != ChallengeState.DECIDED || !held.holds(clock.instant())) {
            throw Refused.conflict("challenge.holds-nothing", held.kind().words() + held.receipt() + "没有需要解除的暂停。");
        }
        String how = FreeText.required("解除理由", reason, 1000);
        challenges.released(challenge, actor.account(), Stamp.now(clock), how);
        facts.publishEvent(new AwardReleased(held.caseRef(), actor.account(), challenge.value()));
    }
}

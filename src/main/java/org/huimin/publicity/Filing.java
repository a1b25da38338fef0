package org.huimin.publicity;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Moments;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.publicity.ChallengeFact.ComplaintFiled;
import org.huimin.publicity.ChallengeFact.QueryFiled;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** How a query or a complaint comes in: on line now, or on paper when the post brought it; what becomes of it is each kind's own. */
@Service
public class Filing {

    private final Challenges challenges;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Filing(Challenges challenges, Clock clock, ApplicationEventPublisher facts) {
        this.challenges = challenges;
        this.clock = clock;
        this.facts = facts;
    }

    /** Whether it would be taken now; asked before evidence is uploaded. @throws Refused with the sentence that filing it would bring */
    public void check(ChallengeKind kind, Challenge challenge, ChallengeWindow window) {
        challenge.complete(kind);
        window.judge(kind, Stamp.now(clock));
    }

    /** Filed on line, now. */
    @Act
    public ChallengeView file(ChallengeKind kind, Challenge challenge, ChallengeWindow window) {
        return keep(kind, challenge, window, "public", Stamp.now(clock));
    }

    /** Handed in on paper at {@code receivedAt}, recorded by an officer; nothing comes from the future. */
    @Act
    public ChallengeView record(Actor actor, ChallengeKind kind, Challenge challenge, ChallengeWindow window, Instant receivedAt) {
        Instant now = Stamp.now(clock);
        if (receivedAt.isAfter(now)) {
            throw Refused.invalid("challenge.received-later", "receivedAt", Moments.inWords(receivedAt),
                    "收到时间" + Moments.inWords(receivedAt) + "晚于现在（" + Moments.inWords(now) + "），请核对。");
        }
        return keep(kind, challenge, window, actor.account(), receivedAt.truncatedTo(ChronoUnit.MICROS));
    }

    private ChallengeView keep(ChallengeKind kind, Challenge challenge, ChallengeWindow window, String by, Instant at) {
        ChallengeView kept = challenges.take(kind, challenge, window, by, at);
        facts.publishEvent(kind == ChallengeKind.QUERY ? new QueryFiled(kept.caseRef(), by, kept.id().value(), kept.filedAt())
                : new ComplaintFiled(kept.caseRef(), by, kept.id().value(), kept.filedAt()));
        return kept;
    }
}

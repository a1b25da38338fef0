package org.huimin.notify;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.huimin.identity.Administration;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Stamp;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** How the outbox stands, for whoever keeps the house running: how much and since when, never what is written or to whom. */
@Service
public class OutboxState {

    private static final int MOST = 50;

    private final Outbox outbox;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    OutboxState(Outbox outbox, Clock clock, ApplicationEventPublisher facts) {
        this.outbox = outbox;
        this.clock = clock;
        this.facts = facts;
    }

    /** @param oldest when the first of those that wait was due; null where none waits */
    public record Standing(long unwritten, long waiting, long failed, Instant oldest) { }

    /** A delivery that was given up. @param fault name of the fault's kind */
    public record Failed(String kind, String channel, int attempts, Instant last, String fault) { }

    public Standing standing() {
        return outbox.standing();
    }

    /** Latest first, at most 50. */
    public List<Failed> failed() {
        return outbox.failed(MOST);
    }

    /** Sends everything that was given up once more, from the beginning of its patience. @return how much */
    @Act
    public int retry(Actor by) {
        Administration.SYSTEM.orRefuse(by);
        int count = outbox.again(Stamp.now(clock));
        if (count > 0) {
            facts.publishEvent(new NotifyFact.DeliveriesRetried(by.account(), count));
        }
        return count;
    }
}

package org.huimin.notify;

import java.util.List;
import org.huimin.calendar.BusinessClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Runs what comes round by the clock, where background work runs at all: not for a command, not where steps are run by
 * hand, and never while the clock is turned, or a rehearsal would write to real people.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@Profile("!command")
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class Clockwork {

    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);

    private final BusinessClock clock;
    private final List<Rounds> rounds;
    private final Dispatching dispatching;

    Clockwork(BusinessClock clock, List<Rounds> rounds, Dispatching dispatching) {
        this.clock = clock;
        this.rounds = rounds;
        this.dispatching = dispatching;
    }

    @Scheduled(fixedDelayString = "${huimin.notify-seconds:20}", timeUnit = java.util.concurrent.TimeUnit.SECONDS)
    void round() {
        if (clock.isTurned()) {
            return;
        }
        for (Rounds one : rounds) {
            attempt(one::round);
        }
        attempt(dispatching::dispatch);
    }

    /** A fault in one round must not stop the others, nor the next. */
    private static void attempt(Runnable round) {
        try {
            round.run();
        } catch (RuntimeException broken) {
            LOG.error("a round of notifying failed", broken);
        }
    }
}

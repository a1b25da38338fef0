package org.huimin.merchant;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every half minute whether a suspension's stated end has come; a date is nobody's click. */
@Component
@ConditionalOnWebApplication
class EndingSuspensions implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EndingSuspensions.class);
    private static final int EVERY_SECONDS = 30;

    private final ChangingStanding standing;
    private ScheduledExecutorService executor;

    EndingSuspensions(ChangingStanding standing) {
        this.standing = standing;
    }

    @Override
    public synchronized void start() {
        executor = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "suspensions"));
        executor.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void look() {
        try {
            standing.ending().forEach(this::end);
        } catch (RuntimeException e) {
            LOG.error("suspensions whose end has come could not be read; they are tried again", e);
        }
    }

    /** One that cannot be ended keeps no other from its end. */
    private void end(StandingChanges.Ending ending) {
        try {
            standing.end(ending.programme(), ending.id());
        } catch (RuntimeException e) {
            LOG.error("a suspension whose end has come was not ended; it is tried again", e);
        }
    }

    @Override
    public synchronized void stop() {
        executor.shutdownNow();
        executor = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }
}

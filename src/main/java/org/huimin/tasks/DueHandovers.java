package org.huimin.tasks;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every half minute whether a handover's day has come; a date is nobody's click. */
@Component
@ConditionalOnWebApplication
class DueHandovers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DueHandovers.class);
    private static final int EVERY_SECONDS = 30;

    private final HandingOver handingOver;
    private ScheduledExecutorService executor;

    DueHandovers(HandingOver handingOver) {
        this.handingOver = handingOver;
    }

    @Override
    public synchronized void start() {
        executor = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "handovers"));
        executor.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            handingOver.due().forEach(handingOver::carryOut);
        } catch (RuntimeException e) {
            LOG.error("a handover whose day has come was not carried out; it is tried again", e);
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

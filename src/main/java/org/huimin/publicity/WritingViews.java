package org.huimin.publicity;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Writes down once a minute, and at the end, how often notices were read; a machine that stops without warning loses its last minute. */
@Component
@ConditionalOnWebApplication
class WritingViews implements SmartLifecycle {

    private static final int EVERY_SECONDS = 60;

    private final NoticeViews views;
    private ScheduledExecutorService executor;

    WritingViews(NoticeViews views) {
        this.views = views;
    }

    @Override
    public synchronized void start() {
        executor = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "views"));
        executor.scheduleWithFixedDelay(views::write, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void stop() {
        executor.shutdownNow();
        executor = null;
        views.write();
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }
}

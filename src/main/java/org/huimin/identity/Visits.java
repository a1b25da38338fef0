package org.huimin.identity;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Who is in. A session lives in the memory of the instance where it began, and so does what it takes to ask the realm after
 * it; that it is there, and that it is to end, stands in a table, so that any instance may end any session. Each looks
 * there every few seconds.
 */
@Component
@ConditionalOnWebApplication
class Visits implements SmartLifecycle {

    /** An instance that was not heard of for so long is no more, and nobody is in through it. */
    static final Duration LOST = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(Visits.class);
    private static final int EVERY_SECONDS = 5;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final VisitRows rows;
    private final String instance = UUID.randomUUID().toString();
    private final Map<String, Visit> open = new ConcurrentHashMap<>();
    private ScheduledExecutorService executor;
    private boolean away;

    Visits(VisitRows rows) {
        this.rows = rows;
    }

    /** One session of one person on this instance; it leaves the list with its session, however that ends. */
    final class Visit implements HttpSessionBindingListener {

        private final String id = UUID.randomUUID().toString();
        private final HttpSession session;
        private final String account;
        private final String subject;
        private final String sid;
        private volatile String refreshToken;

        private Visit(HttpSession session, String account, String subject, String sid, String refreshToken) {
            this.session = session;
            this.account = account;
            this.subject = subject;
            this.sid = sid;
            this.refreshToken = refreshToken;
        }

        String account() {
            return account;
        }

        String subject() {
            return subject;
        }

        String refreshToken() {
            return refreshToken;
        }

        void renew(String token) {
            refreshToken = token;
        }

        void end() {
            try {
                session.invalidate();
            } catch (IllegalStateException over) {
                LOG.debug("a session was over already");
            }
            open.remove(id);
        }

        @Override
        public void valueUnbound(HttpSessionBindingEvent gone) {
            open.remove(id);
        }
    }

    /** @param subject the realm's number of the person, its session and what to ask after them with; null without a realm */
    void begin(HttpSession session, String account, String subject, String sid, String refreshToken) {
        Visit visit = new Visit(session, account, subject, sid, refreshToken);
        rows.begin(visit.id, instance, account, subject, sid, now());
        open.put(visit.id, visit);
        session.setAttribute(Visit.class.getName(), visit);
    }

    /** Those on this instance that began at the realm. */
    List<Visit> open() {
        return open.values().stream().filter(visit -> visit.refreshToken != null).toList();
    }

    /** Every session of one account, on every instance. */
    void endOf(String account) {
        rows.endOf(account, now());
        end(visit -> visit.account.equals(account));
    }

    /** On every instance. @param sid the realm's session; null for all of the person's */
    void end(String subject, String sid) {
        rows.endOf(subject, sid, now());
        end(visit -> sid != null ? sid.equals(visit.sid) : subject.equals(visit.subject));
    }

    private void end(Predicate<Visit> whose) {
        open.values().stream().filter(whose).forEach(Visit::end);
    }

    /** Ends what is to end, takes out what is over, and says that the rest is still there. A session whose row is gone is out too. */
    void round() {
        List<Visit> known = List.copyOf(open.values());
        Map<String, Boolean> written = rows.of(instance);
        known.stream().filter(visit -> written.getOrDefault(visit.id, true)).forEach(Visit::end);
        List<String> over = written.keySet().stream().filter(id -> !open.containsKey(id)).toList();
        if (!over.isEmpty()) {
            rows.gone(over);
        }
        if (!open.isEmpty()) {
            rows.seen(instance, now());
        }
        rows.forget(now().minus(KEPT), now().minus(KEPT));
    }

    private void attempt() {
        try {
            round();
            away = false;
        } catch (DataAccessException broken) {
            if (!away) {
                LOG.warn("could not look after who is in: {}", broken.getClass().getSimpleName());
            }
            away = true;
        }
    }

    /** The world's time, whatever the clock of a demonstration shows: instances must agree, and the realm does not live on it. */
    static Instant now() {
        return Clock.systemUTC().instant();
    }

    @Override
    public void start() {
        executor = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "visits");
            thread.setDaemon(true);
            return thread;
        });
        executor.scheduleWithFixedDelay(this::attempt, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        executor.shutdownNow();
        executor = null;
        open.clear();
        attempt();
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }
}

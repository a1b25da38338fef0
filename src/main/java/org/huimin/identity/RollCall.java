package org.huimin.identity;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.huimin.identity.Visits.Visit;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Asks the realm every few seconds whether everybody is still who they were. Whoever is no longer there, or barred, is out,
 * and what they had claimed goes back to their office; whoever changed is followed. While the realm is away nobody is
 * put out: the register stands as it was last known.
 */
@Component
@ConditionalOnRealm
class RollCall implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RollCall.class);

    private final RealmDesk realm;
    private final Staff staff;
    private final Staffing staffing;
    private final Visits visits;
    private final int seconds;
    private ScheduledExecutorService executor;
    private boolean away;

    RollCall(RealmDesk realm, Staff staff, Staffing staffing, Visits visits, @Value("${huimin.keycloak.check-seconds:20}") int seconds) {
        this.realm = realm;
        this.staff = staff;
        this.staffing = staffing;
        this.visits = visits;
        this.seconds = seconds;
    }

    /** One round. @throws RuntimeException where the realm does not answer, or lists nobody: that is a fault of its settings, and puts out nobody */
    void call() {
        Set<String> present = new HashSet<>(realm.present());
        if (present.isEmpty()) {
            throw new IllegalStateException("the realm lists nobody; may the house's client view users?");
        }
        staff.registered().stream().filter(person -> !present.contains(person.subject())).forEach(person -> {
            putOut(person.account());
            visits.endOf(person.account());
        });
        visits.open().forEach(this::ask);
    }

    private void putOut(String account) {
        try {
            staffing.leave(Actor.SYSTEM, account);
        } catch (Refused already) {
            LOG.debug("another instance was faster");
        }
    }

    private void ask(Visit visit) {
        try {
            RealmDesk.Renewed renewed = realm.renew(visit.refreshToken(), visit.subject());
            visit.renew(renewed.refreshToken());
            staffing.follow(renewed.bearer());
        } catch (RealmDesk.Over over) {
            visit.end();
        } catch (Refused nowRefused) {
            visits.endOf(visit.account());
        }
    }

    private void round() {
        try {
            call();
            away = false;
        } catch (RuntimeException broken) {
            if (!away) {
                LOG.warn("could not ask the realm who is there; everybody stays as they were until it answers: {}", broken.toString());
            }
            away = true;
        }
    }

    @Override
    public void start() {
        executor = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "roll-call");
            thread.setDaemon(true);
            return thread;
        });
        executor.scheduleWithFixedDelay(this::round, seconds, seconds, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        executor.shutdownNow();
        executor = null;
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }
}

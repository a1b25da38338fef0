package org.huimin.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.huimin.kernel.Period;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The only clock of the house. It can be turned, and from there runs on at normal speed; how far it is turned survives
 * a restart. It shows microseconds, no more than the database keeps.
 */
@Component
public class BusinessClock extends Clock {

    private final Clock base;
    private final ClockOffset stored;
    private final List<Consumer<Duration>> listeners = new CopyOnWriteArrayList<>();
    private volatile Duration offset;

    @Autowired
    BusinessClock(ClockOffset stored) {
        this(Clock.systemUTC(), stored);
    }

    BusinessClock(Clock base, ClockOffset stored) {
        this.base = base;
        this.stored = stored;
        this.offset = stored.read();
    }

    /** A clock that forgets its offset, for tests. */
    public static BusinessClock unstored(Clock base) {
        return new BusinessClock(base, ClockOffset.NONE);
    }

    /**
     * Turns the clock, forwards or back. Whole milliseconds, rounded up: afterwards it is never before {@code instant}.
     */
    public synchronized void turnTo(Instant instant) {
        Duration wanted = Duration.between(base.instant(), instant);
        Duration millis = wanted.truncatedTo(ChronoUnit.MILLIS);
        turnBy(wanted.compareTo(millis) > 0 ? millis.plusMillis(1) : millis);
    }

    /** Turns the clock forwards to {@code instant}, if it is not already later. */
    public synchronized void advanceTo(Instant instant) {
        if (instant().isBefore(instant)) {
            turnTo(instant);
        }
    }

    /** Back to the machine's time. */
    public synchronized void reset() {
        turnBy(Duration.ZERO);
    }

    private void turnBy(Duration newOffset) {
        stored.write(newOffset, base.instant());
        offset = newOffset;
        listeners.forEach(listener -> listener.accept(newOffset));
    }

    /** How far from the machine's time; whole milliseconds. */
    public Duration offset() {
        return offset;
    }

    public boolean isTurned() {
        return !offset.isZero();
    }

    /** Calls the listener now with the present offset, and again at every turn, before the turn returns. */
    public synchronized void onTurn(Consumer<Duration> listener) {
        listeners.add(listener);
        listener.accept(offset);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset).truncatedTo(ChronoUnit.MICROS);
    }

    /** The house counts days in Asia/Shanghai, wherever the machine stands. */
    @Override
    public ZoneId getZone() {
        return Period.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        BusinessClock turned = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return turned.withZone(other);
            }

            @Override
            public Instant instant() {
                return turned.instant();
            }
        };
    }
}

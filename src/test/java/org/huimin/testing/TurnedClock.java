package org.huimin.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.huimin.kernel.Period;

/** A clock that stands still where a test puts it. */
public final class TurnedClock extends Clock {

    private volatile Instant now;

    public TurnedClock(String local) {
        at(local);
    }

    /** @param local e.g. {@code 2023-12-04T18:00:00}, in the house's zone */
    public void at(String local) {
        now = instant(local);
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(Period.ZONE).toInstant();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return Period.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}

package org.huimin.kernel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * How an instant stands in a {@code datetime(6)} column when plain SQL writes it: UTC wall-clock time, microseconds. The
 * same as the object mapper writes, on every database, whatever zone the machine or the connection is in.
 */
public final class Stamp {

    private Stamp() { }

    /** What to bind; null stays null. */
    public static LocalDateTime of(Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    /** The present moment, no finer than the column keeps it. */
    public static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    public static Instant read(ResultSet row, String column) throws SQLException {
        LocalDateTime stamp = row.getObject(column, LocalDateTime.class);
        return stamp == null ? null : stamp.toInstant(ZoneOffset.UTC);
    }
}

package org.huimin.publicity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.huimin.kernel.Period;

/** Instants as the columns keep them (UTC) and as people read them (local, to the second). */
final class Moments {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy年M月d日HH:mm:ss");
    private static final DateTimeFormatter LAST_DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private Moments() { }

    static LocalDateTime utc(Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    static Instant instant(ResultSet rs, String column) throws SQLException {
        LocalDateTime at = rs.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }

    static String inWords(Instant at) {
        return SECONDS.format(at.atZone(Period.ZONE));
    }

    /** The end of a day is said as 24:00:00 of that day, not as 00:00:00 of the next. */
    static String endInWords(Instant end) {
        var local = end.atZone(Period.ZONE);
        return local.toLocalTime().toSecondOfDay() == 0 ? LAST_DAY.format(local.minusDays(1)) + "24:00:00" : SECONDS.format(local);
    }
}

package org.huimin.kernel;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Instants as people read them in sentences: local, to the second. */
public final class Moments {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Moments() { }

    public static String inWords(Instant at) {
        ZonedDateTime local = at.atZone(Period.ZONE);
        return Period.words(local.toLocalDate()) + SECONDS.format(local);
    }

    /** The end of a day is said as 24:00:00 of that day, not as 00:00:00 of the next. */
    public static String endInWords(Instant end) {
        ZonedDateTime local = end.atZone(Period.ZONE);
        return local.toLocalTime().toSecondOfDay() == 0 ? Period.words(local.toLocalDate().minusDays(1)) + "24:00:00" : inWords(end);
    }
}

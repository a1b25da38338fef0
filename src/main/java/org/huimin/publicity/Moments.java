package org.huimin.publicity;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.huimin.kernel.Period;

/** Instants as people read them: local, to the second. */
final class Moments {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy年M月d日HH:mm:ss");
    private static final DateTimeFormatter LAST_DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private Moments() { }

    static String inWords(Instant at) {
        return SECONDS.format(at.atZone(Period.ZONE));
    }

    /** The end of a day is said as 24:00:00 of that day, not as 00:00:00 of the next. */
    static String endInWords(Instant end) {
        var local = end.atZone(Period.ZONE);
        return local.toLocalTime().toSecondOfDay() == 0 ? LAST_DAY.format(local.minusDays(1)) + "24:00:00" : SECONDS.format(local);
    }
}

package org.huimin.merchant;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.huimin.kernel.Period;

/** Instants as people read them: local, to the second. */
final class Moments {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy年M月d日HH:mm:ss");

    private Moments() { }

    static String inWords(Instant at) {
        return SECONDS.format(at.atZone(Period.ZONE));
    }
}

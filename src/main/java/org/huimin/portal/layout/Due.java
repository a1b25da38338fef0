package org.huimin.portal.layout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.huimin.calendar.DueWords;
import org.huimin.kernel.Period;
import org.springframework.stereotype.Component;

/** When something is due, in words and as a degree of urgency that pages show by colour and by text. */
@Component("due")
public class Due {

    private static final Duration SOON = Duration.ofHours(24);

    private final DueWords words;
    private final Clock clock;

    Due(DueWords words, Clock clock) {
        this.words = words;
        this.clock = clock;
    }

    /** 还剩 2 个工作日, 今天到期, 已超期 1 天; empty where nothing is due. */
    public String words(Instant at) {
        if (at == null) {
            return "";
        }
        return Words.english() ? english(at, clock.instant()) : words.of(at);
    }

    /** {@code overdue}, {@code soon}, {@code later} or {@code none}. */
    public String urgency(Instant at) {
        if (at == null) {
            return "none";
        }
        if (words.overdue(at)) {
            return "overdue";
        }
        return at.isBefore(clock.instant().plus(SOON)) ? "soon" : "later";
    }

    private static String english(Instant at, Instant now) {
        long days = ChronoUnit.DAYS.between(day(now), day(at.minusNanos(1)));
        if (!now.isBefore(at)) {
            return days == 0 ? "overdue" : days(-days) + " overdue";
        }
        return days == 0 ? "due today" : days(days) + " left";
    }

    private static String days(long count) {
        return count == 1 ? "1 day" : count + " days";
    }

    private static LocalDate day(Instant at) {
        return at.atZone(Period.ZONE).toLocalDate();
    }
}

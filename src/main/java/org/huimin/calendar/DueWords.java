package org.huimin.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.huimin.kernel.Period;
import org.springframework.stereotype.Component;

/** A due date as a clerk says it: 还剩 2 个工作日, 今天到期, 已超期 1 天. */
@Component
public class DueWords {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    private final Calendars calendars;
    private final Clock clock;

    DueWords(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Empty where nothing is due. */
    public String of(Instant due) {
        return due == null ? "" : words(due, clock.instant(), calendars.current());
    }

    public boolean overdue(Instant due) {
        return due != null && !clock.instant().isBefore(due);
    }

    /** The last day on which it can be met: a due moment at midnight belongs to the day before. */
    public static LocalDate lastDay(Instant due) {
        return due.minusNanos(1).atZone(Period.ZONE).toLocalDate();
    }

    static String words(Instant due, Instant now, WorkCalendar calendar) {
        LocalDate today = now.atZone(Period.ZONE).toLocalDate();
        LocalDate last = lastDay(due);
        if (!now.isBefore(due)) {
            long days = ChronoUnit.DAYS.between(last, today);
            return days == 0 ? "今天已超期" : "已超期 " + days + " 天";
        }
        if (today.equals(last)) {
            ZonedDateTime moment = due.atZone(Period.ZONE);
            return moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? "今天到期" : "今天 " + HOUR.format(moment) + " 到期";
        }
        int workdays = calendar.workdaysAfter(today, last);
        return workdays > 0 ? "还剩 " + workdays + " 个工作日" : "还剩 " + ChronoUnit.DAYS.between(today, last) + " 天";
    }
}

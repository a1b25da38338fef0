package org.huimin.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;

/** Whole days from the first to the last, both inside; as instants half-open: the day after the last, 00:00, is outside. */
public record Period(LocalDate first, LocalDate last) {

    /** The zone in which the house counts days. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public Period {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("a period ends before it begins: " + first + " to " + last);
        }
    }

    /** A day as sentences and pages have it. */
    public static String words(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    public static Period ofDays(LocalDate first, int days) {
        return new Period(first, first.plusDays(days - 1L));
    }

    public Instant from() {
        return first.atStartOfDay(ZONE).toInstant();
    }

    public Instant until() {
        return last.plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    public boolean contains(Instant at) {
        return !at.isBefore(from()) && at.isBefore(until());
    }

    public boolean overlaps(Period other) {
        return !last.isBefore(other.first) && !other.last.isBefore(first);
    }

    public Stream<LocalDate> days() {
        return first.datesUntil(last.plusDays(1));
    }
}

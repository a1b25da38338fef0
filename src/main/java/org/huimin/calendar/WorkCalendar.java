package org.huimin.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.huimin.kernel.Period;

/**
 * Which days are worked. A year whose holidays nobody has announced yet counts plain weekends, and everything that
 * touches it is provisional; so is a December day until the next year's notice is known, for that notice may move it.
 */
public final class WorkCalendar {

    /**
     * Where a term ends.
     *
     * @param lastDay     its last day
     * @param end         the first instant after it: the next day, 00:00, Asia/Shanghai
     * @param provisional whether a notice still to come may move it
     * @param version     the arrangements it rests on, e.g. {@code 2026:3f2a91bc,2027:-}
     */
    public record Due(LocalDate lastDay, Instant end, boolean provisional, String version) { }

    private final Map<Integer, HolidayYear> years;
    private final Map<LocalDate, Boolean> special = new HashMap<>();

    /** A later year's arrangement wins where it speaks of the December before. */
    public WorkCalendar(Collection<HolidayYear> arrangements) {
        Map<Integer, HolidayYear> sorted = new TreeMap<>();
        arrangements.forEach(year -> sorted.put(year.year(), year));
        years = sorted;
        sorted.values().forEach(year -> year.days().forEach(day -> special.put(day.date(), !day.off())));
    }

    /** This calendar with one year added or replaced. */
    public WorkCalendar with(HolidayYear arrangement) {
        Map<Integer, HolidayYear> more = new TreeMap<>(years);
        more.put(arrangement.year(), arrangement);
        return new WorkCalendar(more.values());
    }

    public boolean isWorkday(LocalDate day) {
        Boolean worked = special.get(day);
        if (worked != null) {
            return worked;
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** Whether a notice still to come may change this day. */
    public boolean isProvisional(LocalDate day) {
        return !years.containsKey(day.getYear())
                || day.getMonthValue() == 12 && !years.containsKey(day.getYear() + 1);
    }

    /** The opening day does not count; a calendar term that would end on a day off ends on the next working day. */
    public Due due(LocalDate opened, Term term) {
        Touched touched = new Touched();
        LocalDate day = opened;
        if (term.unit() == Term.Unit.WD) {
            for (int counted = 0; counted < term.days(); ) {
                day = day.plusDays(1);
                counted += touched.workday(day) ? 1 : 0;
            }
        } else {
            day = day.plusDays(term.days());
            while (!touched.workday(day)) {
                day = day.plusDays(1);
            }
        }
        return new Due(day, endOf(day), touched.provisional, touched.version());
    }

    /** Working days after {@code from} up to and including {@code until}; none where {@code until} is not later. */
    public int workdaysAfter(LocalDate from, LocalDate until) {
        int count = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(until); day = day.plusDays(1)) {
            count += isWorkday(day) ? 1 : 0;
        }
        return count;
    }

    /** The years whose arrangement is known. */
    public Set<Integer> knownYears() {
        return Set.copyOf(years.keySet());
    }

    static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(Period.ZONE).toInstant();
    }

    private String versionOf(int year) {
        HolidayYear known = years.get(year);
        return year + ":" + (known == null ? "-" : known.version());
    }

    /** What a computation looked at. */
    private final class Touched {

        private final Set<Integer> seen = new TreeSet<>();
        private boolean provisional;

        boolean workday(LocalDate day) {
            seen.add(day.getYear());
            if (day.getMonthValue() == 12) {
                seen.add(day.getYear() + 1);
            }
            provisional |= isProvisional(day);
            return isWorkday(day);
        }

        String version() {
            return String.join(",", seen.stream().map(WorkCalendar.this::versionOf).toList());
        }
    }
}

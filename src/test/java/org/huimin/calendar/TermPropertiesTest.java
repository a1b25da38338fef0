package org.huimin.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever the day and the length, over years with an arrangement and years without. */
class TermPropertiesTest {

    private final WorkCalendar calendar = Calendars.shipped();

    @Property(tries = 500)
    void workingTermHoldsExactlyThatManyWorkingDaysAndEndsOnOne(@ForAll("days") LocalDate opened, @ForAll @IntRange(min = 1, max = 60) int days) {
        WorkCalendar.Due due = calendar.due(opened, Term.workdays(days));

        assertThat(calendar.isWorkday(due.lastDay())).isTrue();
        assertThat(calendar.workdaysAfter(opened, due.lastDay())).isEqualTo(days);
    }

    @Property(tries = 500)
    void calendarTermEndsOnTheFirstWorkingDayNotBeforeItsCount(@ForAll("days") LocalDate opened, @ForAll @IntRange(min = 1, max = 60) int days) {
        LocalDate counted = opened.plusDays(days);

        LocalDate last = calendar.due(opened, Term.calendarDays(days)).lastDay();

        assertThat(calendar.isWorkday(last)).isTrue();
        assertThat(last).isAfterOrEqualTo(counted);
        assertThat(calendar.workdaysAfter(counted.minusDays(1), last)).isEqualTo(1);
    }

    @Property(tries = 500)
    void isProvisionalExactlyWhereSomeYearItRestsOnIsUnknown(@ForAll("days") LocalDate opened, @ForAll @IntRange(min = 1, max = 60) int days) {
        WorkCalendar.Due due = calendar.due(opened, Term.workdays(days));

        assertThat(due.provisional()).isEqualTo(due.version().contains(":-"));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs().between(LocalDate.of(2019, 1, 1).toEpochDay(), LocalDate.of(2028, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}

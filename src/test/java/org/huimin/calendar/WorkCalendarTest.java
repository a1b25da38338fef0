package org.huimin.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkCalendarTest {

    private final WorkCalendar calendar = Calendars.shipped();

    /** The vectors of the rule book, computed from the State Council's notices. */
    @ParameterizedTest
    @CsvSource({
            "2025-09-28, WD7, 2025-10-14",
            "2026-02-13, WD5, 2026-02-27",
            "2025-06-19, WD5, 2025-06-26",
            "2025-06-19, WD3, 2025-06-24",
            "2023-11-06, WD5, 2023-11-13"})
    void countsWorkingDaysWithHolidaysAndMakeUpDays(LocalDate opened, String term, LocalDate lastDay) {
        assertThat(calendar.due(opened, Term.parse(term)).lastDay()).isEqualTo(lastDay);
    }

    @Test
    void isProvisionalWhereATermReachesAYearNobodyHasAnnounced() {
        WorkCalendar.Due due = calendar.due(LocalDate.parse("2026-12-28"), Term.workdays(5));

        assertThat(due.provisional()).isTrue();
        assertThat(due.lastDay()).isEqualTo("2027-01-04");
        assertThat(due.version()).contains("2027:-");
    }

    @Test
    void decemberIsProvisionalUntilTheNextYearsNotice() {
        LocalDate december = LocalDate.parse("2026-12-01");
        HolidayYear next = new HolidayYear(2027, List.of("https://example.gov.cn/2027"),
                List.of(new HolidayYear.Day("元旦", LocalDate.parse("2027-01-01"), true)));

        assertThat(calendar.due(december, Term.workdays(3)).provisional()).isTrue();
        assertThat(calendar.with(next).due(december, Term.workdays(3)).provisional()).isFalse();
        assertThat(calendar.due(LocalDate.parse("2023-11-28"), Term.workdays(5)).provisional()).isFalse();
    }

    @Test
    void termEndsWithItsLastDayInShanghai() {
        WorkCalendar.Due due = calendar.due(LocalDate.parse("2023-11-06"), Term.workdays(5));

        assertThat(due.end()).isEqualTo(Instant.parse("2023-11-13T16:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
            // the third day is inside the National Day holiday of 2023, which ends on 10-06; the 7th, a Saturday, is worked
            "2023-09-28, CD3, 2023-10-07",
            // Saturday
            "2023-11-22, CD3, 2023-11-27",
            // Sunday 2023-10-08 is a make-up working day
            "2023-10-05, CD3, 2023-10-08",
            // days off in between do not lengthen it
            "2023-09-28, CD12, 2023-10-10"})
    void calendarTermEndingOnADayOffEndsOnTheNextWorkingDay(LocalDate opened, String term, LocalDate lastDay) {
        assertThat(calendar.due(opened, Term.parse(term)).lastDay()).isEqualTo(lastDay);
    }

    @Test
    void knowsMakeUpDaysAndHolidays() {
        assertThat(calendar.isWorkday(LocalDate.parse("2025-09-28"))).isTrue();
        assertThat(calendar.isWorkday(LocalDate.parse("2025-10-11"))).isTrue();
        assertThat(calendar.isWorkday(LocalDate.parse("2025-10-08"))).isFalse();
        assertThat(calendar.isWorkday(LocalDate.parse("2022-12-31"))).isFalse();
        assertThat(calendar.knownYears()).contains(2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026);
    }

    @Test
    void laterNoticeWinsForTheDecemberBefore() {
        LocalDate lastOfYear = LocalDate.parse("2026-12-31");
        HolidayYear next = new HolidayYear(2027, List.of("https://example.gov.cn/2027"),
                List.of(new HolidayYear.Day("元旦", lastOfYear, true)));

        assertThat(calendar.isWorkday(lastOfYear)).isTrue();
        assertThat(calendar.with(next).isWorkday(lastOfYear)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "WD0", "WD", "XD5", "WD1000", "CD-1", " WD5", "wd5"})
    void refusesWhatIsNoTerm(String text) {
        assertThatThrownBy(() -> Term.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsNoWorkingDaysBackwards() {
        LocalDate day = LocalDate.parse("2023-11-13");

        assertThat(calendar.workdaysAfter(day, day)).isZero();
        assertThat(calendar.workdaysAfter(day, day.minusDays(3))).isZero();
        assertThat(calendar.workdaysAfter(LocalDate.parse("2023-11-10"), day)).isEqualTo(1);
    }
}

package org.huimin.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;
import org.huimin.kernel.Refused;
import org.huimin.testing.DatabaseSlice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@DatabaseSlice
@RecordApplicationEvents
@Import({BusinessClock.class, StoredOffset.class, Calendars.class, Deadlines.class, LoadingHolidays.class})
class DeadlinesTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Actor CLERK = new Actor("commerce-1", "县商务局经办人", "commerce", Set.of("commerce-officer"));
    private static final String NOTICE_2027 = """
            {"year": 2027, "papers": ["https://www.gov.cn/2027"], "days": [
              {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
              {"name": "元旦", "date": "2027-01-04", "isOffDay": true}]}""";

    @Autowired
    private Deadlines deadlines;
    @Autowired
    private LoadingHolidays loading;
    @Autowired
    private Calendars calendars;
    @Autowired
    private BusinessClock clock;
    @Autowired
    private JdbcTemplate jdbc;
    @Autowired
    private ApplicationEvents events;

    private final CaseRef programme = CaseRef.of("VP-2023-" + String.format("%03d", NUMBER.incrementAndGet()));

    @BeforeEach
    void turnTheClock() {
        clock.turnTo(Instant.parse("2023-11-28T01:00:00Z"));
    }

    @AfterEach
    void forgetWhatWasLoaded() {
        jdbc.update("delete from holiday_year");
        jdbc.update("delete from deadline");
        calendars.changed();
    }

    @Test
    void setsADeadlineOnceAndKeepsWhatItRestsOn() {
        Deadline first = deadlines.at(programme, "CONSULTATION", Term.parse("WD5"), "重大行政决策程序暂行条例第15条");
        clock.turnTo(Instant.parse("2023-12-01T01:00:00Z"));
        Deadline second = deadlines.at(programme, "CONSULTATION", Term.parse("WD9"), "别的依据");

        assertThat(second).isEqualTo(first);
        assertThat(first.end()).isEqualTo("2023-12-05T16:00:00Z");
        assertThat(first.basis()).isEqualTo("重大行政决策程序暂行条例第15条");
        assertThat(first.calendarVersion()).startsWith("2023:").contains("2024:");
        assertThat(first.provisional()).isFalse();
        assertThat(facts()).singleElement().isInstanceOf(DeadlineFact.DeadlineSet.class);
    }

    @Test
    void asksForTheRuleOnlyWhenTheDeadlineIsNotSet() {
        deadlines.at(programme, "NOTICE", Term.parse("WD2"), "");

        Deadline again = deadlines.at(programme, "NOTICE", () -> {
            throw new AssertionError("asked again");
        });

        assertThat(again.rule()).isEqualTo("WD2");
    }

    @ParameterizedTest
    @CsvSource({
            "2023-12-04T15:59:59.999999Z, false",
            "2023-12-04T16:00:00Z, true",
            "2023-12-04T16:00:01Z, true"})
    void hasPassedFromTheVerySecondOfItsEnd(Instant now, boolean passed) {
        deadlines.at(programme, "TOWNSHIP_LISTS", () -> DueRule.at(LocalDateTime.parse("2023-12-05T00:00:00"), "实施方案"));
        Deadline deadline = deadlines.get(programme, "TOWNSHIP_LISTS");

        assertThat(deadline.passedAt(now)).isEqualTo(passed);
    }

    @Test
    void isComparedWithTheClockOfTheHouse() {
        deadlines.at(programme, "REVIEWS", () -> DueRule.at(Instant.parse("2023-12-06T10:00:00Z"), "实施方案"));

        clock.turnTo(Instant.parse("2023-12-06T09:59:58Z"));
        assertThat(deadlines.passed(programme, "REVIEWS")).isFalse();
        clock.turnTo(Instant.parse("2023-12-06T10:00:00Z"));
        assertThat(deadlines.passed(programme, "REVIEWS")).isTrue();
    }

    @Test
    void cannotSayWhetherADeadlineHasPassedThatNobodySet() {
        assertThatThrownBy(() -> deadlines.passed(programme, "REFUND")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keepsWholeSecondsOfAFixedMoment() {
        Deadline deadline = deadlines.at(programme, "REFUND", () -> DueRule.at(Instant.parse("2023-12-06T10:00:00.7Z"), ""));

        assertThat(deadline.end()).isEqualTo("2023-12-06T10:00:00Z");
        assertThat(deadlines.get(programme, "REFUND")).isEqualTo(deadline);
    }

    @Test
    void listsAProgrammesDeadlinesInTheOrderInWhichTheyEnd() {
        deadlines.at(programme.child("PH", 1), "PHASE_OPEN", () -> DueRule.at(Instant.parse("2023-12-09T16:00:00Z"), ""));
        deadlines.at(programme.child("PLAN", 1), "CONSULTATION", Term.parse("WD5"), "");
        deadlines.at(CaseRef.of("VP-2022-001"), "CONSULTATION", Term.parse("WD1"), "");

        assertThat(deadlines.ofProgramme(programme)).extracting(Deadline::key).containsExactly("CONSULTATION", "PHASE_OPEN");
    }

    @Test
    void movesARunningDeadlineWhenItsYearBecomesKnown() {
        clock.turnTo(Instant.parse("2026-12-28T01:00:00Z"));
        Deadline before = deadlines.at(programme, "OBJECTION_REPLY", Term.parse("WD5"), "");
        assertThat(before.provisional()).isTrue();
        assertThat(before.lastDay()).isEqualTo("2027-01-04");

        loading.load(CLERK, NOTICE_2027);

        Deadline after = deadlines.get(programme, "OBJECTION_REPLY");
        assertThat(after.lastDay()).isEqualTo("2027-01-06");
        assertThat(after.provisional()).isFalse();
        assertThat(events.stream(DeadlineFact.DeadlineMoved.class)).singleElement().satisfies(moved -> {
            assertThat(moved.end()).isEqualTo(after.end());
            assertThat(moved.from()).isEqualTo(before.end());
            assertThat(moved.by()).isEqualTo("commerce-1");
        });
        assertThat(calendars.current().knownYears()).contains(2027);
    }

    @Test
    void leavesAPassedDeadlineAndAFixedMomentAlone() {
        clock.turnTo(Instant.parse("2026-12-28T01:00:00Z"));
        Deadline term = deadlines.at(programme, "OBJECTION_REPLY", Term.parse("WD5"), "");
        Deadline fixed = deadlines.at(programme, "REFUND", () -> DueRule.at(Instant.parse("2027-01-10T00:00:00Z"), ""));
        clock.turnTo(term.end());

        loading.load(CLERK, NOTICE_2027);

        assertThat(deadlines.get(programme, "OBJECTION_REPLY")).isEqualTo(term);
        assertThat(deadlines.get(programme, "REFUND")).isEqualTo(fixed);
    }

    @Test
    void movesNoDeadlineIntoThePast() {
        // given a deadline on Monday, and on the Sunday before it a notice that the Saturday was worked
        clock.turnTo(Instant.parse("2027-01-01T01:00:00Z"));
        Deadline before = deadlines.at(programme, "NOTICE", Term.parse("WD1"), "");
        assertThat(before.lastDay()).isEqualTo("2027-01-04");
        clock.turnTo(Instant.parse("2027-01-03T01:00:00Z"));

        loading.load(CLERK, """
                {"year": 2027, "papers": ["https://www.gov.cn/2027"], "days": [
                  {"name": "元旦", "date": "2027-01-02", "isOffDay": false}]}""");

        assertThat(deadlines.get(programme, "NOTICE").end()).isEqualTo(before.end());
        assertThat(deadlines.get(programme, "NOTICE").provisional()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "no json | calendar.unreadable",
            "{\"year\": 2027, \"papers\": [\"https://www.gov.cn\"], \"days\": []} | calendar.no-days",
            "{\"year\": 2027, \"papers\": [], \"days\": [{\"date\": \"2027-01-01\", \"isOffDay\": true}]} | calendar.no-notice",
            "{\"year\": 2027, \"papers\": [\"p\"], \"days\": [{\"date\": \"2027-13-01\", \"isOffDay\": true}]} | calendar.unreadable",
            "{\"year\": 2027, \"papers\": [\"p\"], \"days\": [{\"date\": \"2028-01-01\", \"isOffDay\": true}]} | calendar.day-outside",
            "{\"year\": 2027, \"papers\": [\"p\"], \"days\": [{\"date\": \"2027-01-01\"}]} | calendar.day-incomplete",
            "{\"year\": 2027, \"papers\": [\"p\"], \"days\": [null]} | calendar.no-days",
            "{\"year\": 27, \"papers\": [\"p\"], \"days\": [{\"date\": \"2027-01-01\", \"isOffDay\": true}]} | calendar.year",
            "null | calendar.unreadable"})
    void refusesAnArrangementThatCannotBeUsed(String json, String rule) {
        assertThatThrownBy(() -> loading.load(CLERK, json)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.reasons().get(0).rule()).isEqualTo(rule));
        assertThat(jdbc.queryForObject("select count(*) from holiday_year", Long.class)).isZero();
    }

    @Test
    void refusesADayGivenTwice() {
        String twice = NOTICE_2027.replace("2027-01-04", "2027-01-01");

        assertThatThrownBy(() -> loading.load(CLERK, twice)).hasMessageContaining("出现了两次");
    }

    @Test
    void knowsALoadedYearAfterARestart() {
        loading.load(CLERK, NOTICE_2027);

        assertThat(new Calendars(jdbc).current().knownYears()).contains(2027);
    }

    @Test
    void clocksOffsetSurvivesARestart() {
        clock.turnTo(Instant.parse("2023-12-06T10:00:00Z"));

        assertThat(new StoredOffset(jdbc).read()).isEqualTo(clock.offset());
    }

    private List<Fact> facts() {
        return events.stream(Fact.class).toList();
    }
}

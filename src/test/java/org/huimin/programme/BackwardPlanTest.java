package org.huimin.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.huimin.calendar.Calendars;
import org.huimin.programme.BackwardPlan.Line;
import org.junit.jupiter.api.Test;

/** From the launch day backwards, by the calendar of 2023 and of years nobody has announced yet. */
class BackwardPlanTest {

    private static final LocalDate LAUNCH = LocalDate.parse("2023-12-11");

    @Test
    void stepsBackThroughEveryWorkingDayOf2023() {
        BackwardPlan plan = plan(LAUNCH, "2023-11-01", Map.of());

        assertThat(plan.fits()).isTrue();
        assertThat(plan.missing()).isZero();
        assertThat(line(plan, "LAUNCH_CHECK")).returns(day("2023-12-07"), Line::latestOpen).returns(day("2023-12-08"), Line::latestEnd);
        assertThat(line(plan, "ONBOARDING")).returns(day("2023-12-05"), Line::latestOpen);
        assertThat(line(plan, "REVIEWS")).returns(day("2023-12-01"), Line::latestOpen).returns(day("2023-12-05"), Line::latestEnd);
        assertThat(line(plan, "TOWNSHIP_LISTS")).returns(day("2023-11-27"), Line::latestOpen);
        assertThat(line(plan, "PUBLICITY_END")).returns(day("2023-12-01"), Line::latestOpen).returns(true, Line::statutory);
        assertThat(line(plan, "OUTREACH")).returns(day("2023-12-01"), Line::latestOpen).returns(day("2023-12-08"), Line::latestEnd)
                .returns(false, Line::statutory);
        assertThat(line(plan, "issue-plan")).returns(day("2023-11-24"), Line::latestOpen);
        assertThat(line(plan, "CONSULTATION")).returns(day("2023-11-10"), Line::latestOpen);
        assertThat(line(plan, "draft-plan")).returns(day("2023-11-03"), Line::latestOpen);
    }

    @Test
    void saysWhatCannotBeReachedAndWhenItCould() {
        BackwardPlan plan = plan(LAUNCH, "2023-11-13", Map.of());

        assertThat(plan.fits()).isFalse();
        assertThat(plan.missing()).isEqualTo(6);
        assertThat(plan.earliestLaunch()).isEqualTo(day("2023-12-19"));
        assertThat(line(plan, "draft-plan").fault()).contains("2023年11月3日").contains("2023年11月16日").contains("6个工作日");
        assertThat(line(plan, "PUBLICITY_END").fault()).isNotEmpty();
        assertThat(plan(plan.earliestLaunch(), "2023-11-13", Map.of()).fits()).isTrue();
        assertThat(plan(plan.earliestLaunch().minusDays(1), "2023-11-13", Map.of()).fits()).isFalse();
    }

    @Test
    void countsMadeUpWeekendsAndSkipsTheHoliday() {
        BackwardPlan plan = plan(day("2023-10-09"), "2023-08-01", Map.of());

        assertThat(line(plan, "LAUNCH_CHECK")).returns(day("2023-10-07"), Line::latestOpen).returns(day("2023-10-08"), Line::latestEnd);
        assertThat(line(plan, "ONBOARDING")).returns(day("2023-09-27"), Line::latestOpen).returns(day("2023-10-07"), Line::latestEnd);
    }

    @Test
    void aFixedDayOfTheFileThatComesTooLateIsSaidInASentence() {
        var late = new ProgrammeSpec.Schedule(day("2023-12-07").atTime(18, 0), null, null, null, null, null);

        BackwardPlan plan = plan(LAUNCH, "2023-11-01", Map.of("REVIEWS", late));

        assertThat(line(plan, "REVIEWS").fault()).contains("2023年12月7日").contains("2023年12月5日");
        assertThat(line(plan, "ONBOARDING").fault()).isEmpty();
    }

    @Test
    void aYearNobodyHasAnnouncedIsMarked() {
        int unknown = Calendars.shipped().knownYears().stream().max(Integer::compareTo).orElseThrow() + 1;

        BackwardPlan plan = plan(LocalDate.of(unknown, 6, 15), unknown + "-01-05", Map.of());

        assertThat(plan.provisional()).isTrue();
        assertThat(plan.lines()).allMatch(Line::provisional);
        assertThat(plan(LocalDate.parse("2023-06-15"), "2023-03-01", Map.of()).provisional()).isFalse();
    }

    @Test
    void everyStepIsADutyOrADeadlineOfTheRegime() {
        RegimeProfile regime = RegimeProfile.shipped("D").orElseThrow();

        assertThat(regime.backward()).isNotEmpty().allMatch(lead -> lead.term() != null ? Duty.of(lead.step()).isPresent()
                : regime.due(lead.step()).filter(due -> due.term() != null).isPresent());
    }

    private static BackwardPlan plan(LocalDate launch, String from, Map<String, ProgrammeSpec.Schedule> own) {
        return BackwardPlan.of(RegimeProfile.shipped("D").orElseThrow(), own, Calendars.shipped(), launch, day(from));
    }

    private static Line line(BackwardPlan plan, String step) {
        return plan.lines().stream().filter(l -> l.step().equals(step)).findFirst().orElseThrow();
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}

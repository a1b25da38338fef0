package org.huimin.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.huimin.calendar.BusinessClock;
import org.huimin.calendar.Deadline;
import org.huimin.calendar.Deadlines;
import org.huimin.calendar.LoadingHolidays;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.oversight.TrailRegister;
import org.huimin.programme.ProgrammeFile;
import org.huimin.rehearsal.Rehearsing;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.MySql;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A holiday notice that comes out while a programme runs moves its timers and everybody's due dates. */
class HolidaysBecomeKnownTest {

    private static final String CONSULTATION = "CONSULTATION";
    /** 2027-03-04 and 05, Thursday and Friday, are off; the weekend after is worked. */
    private static final String NOTICE = """
            {"year": 2027, "papers": ["https://www.gov.cn/notice-2027"], "days": [
              {"name": "试验假期", "date": "2027-03-04", "isOffDay": true},
              {"name": "试验假期", "date": "2027-03-05", "isOffDay": true},
              {"name": "试验假期", "date": "2027-03-06", "isOffDay": false}]}""";

    @Test
    void movesTimersAndDueDatesOnH2() {
        try (WholeHouse house = WholeHouse.onH2()) {
            comeOut(house);
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = MySql.VARIABLE, matches = ".+")
    void movesTimersAndDueDatesOnMySql() {
        try (WholeHouse house = WholeHouse.onMysql("huimin_holidays")) {
            comeOut(house);
        }
    }

    private static void comeOut(WholeHouse house) {
        CaseRef programme = consultedAbout(house);
        Deadline before = deadline(house, programme);
        assertThat(before.provisional()).isTrue();
        assertThat(before.end()).isEqualTo(midnight("2027-03-09"));
        assertThat(timers(house)).contains(before.end());
        assertThat(opinions(house, programme)).isNotEmpty().allSatisfy(i -> {
            assertThat(i.dueAt()).isEqualTo(before.end());
            assertThat(i.dueProvisional()).isTrue();
        });

        house.get(LoadingHolidays.class).load(Actor.SYSTEM, NOTICE);

        Deadline after = deadline(house, programme);
        assertThat(after.provisional()).isFalse();
        assertThat(after.end()).isEqualTo(midnight("2027-03-10"));
        assertThat(timers(house)).contains(after.end()).doesNotContain(before.end());
        assertThat(opinions(house, programme)).isNotEmpty().allSatisfy(i -> {
            assertThat(i.dueAt()).isEqualTo(after.end());
            assertThat(i.dueProvisional()).isFalse();
        });
        assertThat(house.get(TaskService.class).createTaskQuery().taskDefinitionKey("give-opinion").list())
                .allSatisfy(t -> assertThat(t.getDueDate().toInstant()).isEqualTo(after.end()));
        assertThat(house.get(TrailRegister.class).page(programme, Long.MAX_VALUE, 5)).anySatisfy(entry -> {
            assertThat(entry.fact()).isEqualTo("DeadlineMoved");
            assertThat(entry.content()).contains(CONSULTATION);
        });
        isTooLateByASecond(house, programme, after);
    }

    /** One second before its end it is in time, at its end it is late, and the engine's timer fires no earlier. */
    private static void isTooLateByASecond(WholeHouse house, CaseRef programme, Deadline deadline) {
        BusinessClock clock = house.get(BusinessClock.class);
        Timekeeper timekeeper = house.get(Timekeeper.class);
        clock.turnTo(deadline.end().minus(Duration.ofSeconds(2)));
        timekeeper.runDue();
        assertThat(house.get(Deadlines.class).passed(deadline.caseRef(), CONSULTATION)).isFalse();
        assertThat(opinions(house, programme)).isNotEmpty();

        clock.turnTo(deadline.end());
        timekeeper.runDue();
        assertThat(house.get(Deadlines.class).passed(deadline.caseRef(), CONSULTATION)).isTrue();
    }

    /** A programme whose plan is out for opinions on 1 March 2027, a year nobody knows the holidays of. */
    private static CaseRef consultedAbout(WholeHouse house) {
        String file = ProgrammeFile.write(ProgrammeFile.read("lushan-2023")).replace("lushan-2023", "holidays-2027").replace("2023-11-28", "2027-03-20")
                .replace("2023-11-13", "2027-03-01").replace("2023-11-", "2027-03-").replace("2023-12-", "2027-04-");
        Rehearsing.Play play = house.get(Rehearsing.class).begin(ProgrammeFile.parse(file), 1);
        for (int step = 0; step < 20 && opinions(house, play.programme()).isEmpty(); step++) {
            play.step(item -> !item.task().equals("give-opinion"), line -> { });
        }
        return play.programme();
    }

    private static Deadline deadline(WholeHouse house, CaseRef programme) {
        return house.get(Deadlines.class).ofProgramme(programme).stream().filter(d -> d.key().equals(CONSULTATION)).findFirst().orElseThrow();
    }

    private static List<Instant> timers(WholeHouse house) {
        return house.get(ManagementService.class).createJobQuery().timers().list().stream().map(j -> j.getDuedate().toInstant()).toList();
    }

    private static List<WorkItem> opinions(WholeHouse house, CaseRef programme) {
        return house.get(Inbox.class).stillOpen().stream().filter(i -> i.root().equals(programme) && i.task().equals("give-opinion")).toList();
    }

    private static Instant midnight(String day) {
        return LocalDateTime.parse(day + "T00:00:00").atZone(Period.ZONE).toInstant();
    }
}

package org.huimin.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.testing.PlanWalk;
import org.huimin.testing.WholeHouse;
import org.huimin.workflow.engine.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;

/**
 * One person who does two things at the same instant of which each forbids the other. Whoever is past every check waits
 * for the other before the transaction ends, so that both get through if nothing but luck keeps them apart.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeparationRaceTest {

    private static final int PATIENCE_MILLIS = 1500;

    private WholeHouse house;
    private PlanWalk plan;
    private int plans;
    private volatile CyclicBarrier pastEveryCheck;

    WholeHouse open() {
        return WholeHouse.onH2();
    }

    @BeforeAll
    void openTheHouse() {
        house = open();
        house.get(ApplicationEventMulticaster.class).addApplicationListener(event -> {
            if (pastEveryCheck != null && event instanceof PayloadApplicationEvent<?> happened
                    && (happened.getPayload() instanceof TaskFact.TaskCompleted || happened.getPayload() instanceof TaskFact.HelpGiven)) {
                meet();
            }
        });
    }

    @AfterAll
    void closeTheHouse() {
        house.close();
    }

    @Test
    @Tag("check-8")
    void draftsOneNoticeOrChecksTheOtherButNotBoth() throws Exception {
        WorkItem check = noticeToCheck();
        WorkItem draft = noticeToDraft();
        desk().claim(officer(2), check.id());
        desk().claim(officer(2), draft.id());

        assertThat(atOnce(() -> desk().complete(officer(2), check.id(), plan.answer(check)),
                () -> desk().complete(officer(2), draft.id(), plan.answer(draft)))).containsExactlyInAnyOrder("done", "task.separation");

        assertThat(performed()).hasSize(1);
    }

    @Test
    @Tag("check-8")
    void helpsToCheckOneNoticeOrDraftsTheOtherButNotBoth() throws Exception {
        WorkItem check = noticeToCheck();
        WorkItem draft = noticeToDraft();
        desk().claim(officer(3), check.id());
        house.get(Helping.class).ask(officer(3), check.id(), Help.Kind.ASSIST, officer(2).account(), "请核对数字");
        String help = house.get(Helping.class).of(check).get(0).id();
        desk().claim(officer(2), draft.id());

        assertThat(atOnce(() -> house.get(Helping.class).reply(officer(2), help, true, "数字无误"),
                () -> desk().complete(officer(2), draft.id(), plan.answer(draft)))).containsExactlyInAnyOrder("done", "task.separation");

        assertThat(performed()).hasSize(1);
    }

    /** The plan's own notice, drafted by the first officer. */
    private WorkItem noticeToCheck() {
        plan = PlanWalk.begin(house, "race-" + ++plans);
        WorkItem draft = plan.upTo("draft-notice");
        desk().claim(officer(1), draft.id());
        desk().complete(officer(1), draft.id(), plan.answer(draft));
        return open("check-notice");
    }

    private WorkItem noticeToDraft() {
        house.get(Running.class).start("notice", plan.programme(), Map.of("noticeType", "PLAN"));
        return open("draft-notice");
    }

    private WorkItem open(String task) {
        return plan.open().stream().filter(i -> i.task().equals(task)).findFirst().orElseThrow();
    }

    /** What of the two the second officer has done, by the record. */
    private List<String> performed() {
        return house.sql().queryForList("select duty from work_item where root_ref = ? and done_by = ? and duty in ('draft-notice', 'check-notice')"
                + " union all select duty from work_help where root_ref = ? and helper = ? and state = 'ANSWERED'", String.class,
                plan.programme().value(), officer(2).account(), plan.programme().value(), officer(2).account());
    }

    private List<String> atOnce(Runnable one, Runnable other) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        pastEveryCheck = new CyclicBarrier(2);
        try {
            return threads.invokeAll(List.of(outcome(one), outcome(other))).stream().map(end -> {
                try {
                    return end.get();
                } catch (Exception broken) {
                    throw new IllegalStateException(broken);
                }
            }).toList();
        } finally {
            pastEveryCheck = null;
            threads.shutdownNow();
        }
    }

    private static Callable<String> outcome(Runnable act) {
        return () -> {
            try {
                act.run();
                return "done";
            } catch (Refused no) {
                return no.reasons().get(0).rule();
            }
        };
    }

    /** Waits for the other one, and no longer than it would take. */
    private void meet() {
        try {
            pastEveryCheck.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | BrokenBarrierException alone) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Desk desk() {
        return house.get(Desk.class);
    }

    private Actor officer(int number) {
        return house.get(People.class).find("commerce-officer" + (number == 1 ? "" : "-" + number)).orElseThrow().actor();
    }
}

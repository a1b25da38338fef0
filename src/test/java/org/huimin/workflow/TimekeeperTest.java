package org.huimin.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.huimin.calendar.BusinessClock;
import org.huimin.programme.ProgrammeFile;
import org.huimin.rehearsal.Rehearsing;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class TimekeeperTest {

    private static final Set<Thread.State> HELD_UP = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING, Thread.State.BLOCKED);

    /** The demonstration's own beat and a button that sends the clock on may come together. */
    @Test
    void runsADueStepOnceWhenTwoAskForItTogether() throws Exception {
        try (WholeHouse house = WholeHouse.onH2()) {
            Timekeeper timekeeper = house.get(Timekeeper.class);
            Rehearsing.Play play = house.get(Rehearsing.class).begin(ProgrammeFile.read("lushan-2023"), 1);
            while (timekeeper.nextDue().isEmpty()) {
                play.step(item -> true, told -> { });
            }
            house.get(BusinessClock.class).advanceTo(timekeeper.nextDue().orElseThrow());

            List<FutureTask<Integer>> both = Stream.generate(() -> new FutureTask<>(timekeeper::runDue)).limit(2).toList();
            new TransactionTemplate(house.get(PlatformTransactionManager.class)).executeWithoutResult(held -> {
                house.get(JdbcTemplate.class).queryForList("select ID_ from ACT_RU_JOB for update");
                List<Thread> threads = both.stream().map(Thread::new).toList();
                threads.forEach(Thread::start);
                while (!threads.stream().allMatch(t -> HELD_UP.contains(t.getState()))) {
                    Thread.onSpinWait();
                }
            });

            assertThat(both.get(0).get() + both.get(1).get()).isEqualTo(1);
        }
    }
}

package org.huimin.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.huimin.calendar.BusinessClock;
import org.springframework.stereotype.Component;

/**
 * Moves waiting cases on where no person is asked: due timers and background steps. Used where the clock is turned by
 * hand; the engine's own executor must be off meanwhile, or a step runs twice.
 */
@Component
public class Timekeeper {

    private static final int BATCH = 100;
    /** More steps than this at one moment cannot be: some case goes in circles. */
    private static final int MOST = 20_000;

    private final ManagementService engine;

    Timekeeper(ManagementService engine, BusinessClock clock) {
        this.engine = engine;
        clock.onTurn(Timekeeper::turnEngine);
    }

    /** The engine's clock stands beside the house's, and both run on from there. */
    private static void turnEngine(Duration offset) {
        if (offset.isZero()) {
            ClockUtil.reset();
        } else {
            ClockUtil.offset(offset.toMillis());
        }
    }

    /** When the next timer is due, past ones included; empty where nothing waits for a date. */
    public Optional<Instant> nextDue() {
        List<Job> next = engine.createJobQuery().timers().active().withRetriesLeft().orderByJobDuedate().asc().listPage(0, 1);
        return next.stream().findFirst().map(j -> j.getDuedate().toInstant());
    }

    /**
     * Runs every step that is due by now, one by one, and stops at the first that fails. Whoever else asks meanwhile waits: two
     * who run the same step would both begin it, and the second would find it done.
     *
     * @return how many were run
     * @throws IllegalStateException where they do not come to an end
     */
    public synchronized int runDue() {
        int run = 0;
        for (List<Job> due = due(); !due.isEmpty(); due = due()) {
            for (Job job : due) {
                if (engine.createJobQuery().jobId(job.getId()).count() == 1) {
                    engine.executeJob(job.getId());
                    run++;
                    if (run == MOST) {
                        throw new IllegalStateException("due steps come without end, last of " + job.getProcessDefinitionKey());
                    }
                }
            }
        }
        return run;
    }

    private List<Job> due() {
        return engine.createJobQuery().executable().active().orderByJobDuedate().asc().listPage(0, BATCH);
    }
}

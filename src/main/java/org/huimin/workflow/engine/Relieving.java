package org.huimin.workflow.engine;

import java.time.Clock;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.huimin.tasks.Intake;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Takes a member's work off the desk where it was done in another way, and goes on. */
@Component
public class Relieving {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Intake intake;
    private final Clock clock;

    Relieving(@Lazy RuntimeService runtime, @Lazy TaskService tasks, Intake intake, Clock clock) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.intake = intake;
        this.clock = clock;
    }

    /** @param member code; nothing happens where that member has no such work */
    public void relieve(CaseRef in, String task, String member, String because) {
        runtime.createExecutionQuery().processInstanceBusinessKey(in.value()).activityId(task).variableValueEquals("member", member).list()
                .forEach(execution -> tasks.createTaskQuery().executionId(execution.getId()).list().forEach(work -> {
                    intake.fellAway(work.getId(), because, Stamp.now(clock));
                    Errand.run(work.getId(), Actor.SYSTEM, () -> tasks.complete(work.getId()));
                }));
    }
}

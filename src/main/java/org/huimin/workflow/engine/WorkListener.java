package org.huimin.workflow.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.huimin.calendar.Deadline;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.merchant.Round;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.Intake;
import org.springframework.stereotype.Component;

/** Keeps our own list of work in step with the engine, within the engine's transaction. */
@Component
class WorkListener {

    private static final String FELL_AWAY = "时限届满或流程已转入其他环节";

    private final Intake intake;
    private final Duties duties;
    private final DueDates dueDates;
    private final ProgrammeRegister programmes;
    private final Clock clock;

    WorkListener(Intake intake, Duties duties, DueDates dueDates, ProgrammeRegister programmes, Clock clock) {
        this.intake = intake;
        this.duties = duties;
        this.dueDates = dueDates;
        this.programmes = programmes;
        this.clock = clock;
    }

    /**
     * What the diagram says of one user task.
     *
     * @param deadline deadline key; empty where nothing is due
     * @param person   for whom alone it is; null where it is for a group
     */
    record Signpost(String process, String task, String name, String duty, String form, String deadline, Duties.Whose person) { }

    TaskListener on(Signpost signpost) {
        return task -> {
            switch (task.getEventName()) {
                case TaskListener.EVENTNAME_CREATE -> arrived(signpost, task);
                case TaskListener.EVENTNAME_COMPLETE -> completed(task);
                default -> intake.fellAway(task.getId(), Errand.because(FELL_AWAY), now());
            }
        };
    }

    private void arrived(Signpost signpost, DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        CaseRef caseRef = Scope.caseOf(execution);
        Duties.Desk desk = duties.desk(execution, signpost.duty());
        Deadline due = signpost.deadline().isEmpty() ? null : dueDates.deadline(execution, signpost.deadline());
        if (due != null) {
            task.setDueDate(Date.from(due.end()));
        }
        Map<String, String> context = Scope.context(execution);
        String deployment = ((org.camunda.bpm.engine.impl.persistence.entity.TaskEntity) task).getProcessDefinition().getDeploymentId();
        intake.arrived(new Intake.Arrival(task.getId(), caseRef, signpost.process(), signpost.task(), signpost.name(),
                subject(programmes.spec(caseRef), context), signpost.duty(), duties.apart(caseRef, signpost.duty()),
                desk.group(), desk.unit(), desk.unitName(), signpost.form() + "@" + deployment, context, Errand.actor().name(),
                now(), due == null ? null : due.end(), due != null && due.provisional(), due == null ? "" : DueDates.words(due),
                signpost.person() == null ? null : duties.named(execution, signpost.person())));
    }

    private static void completed(DelegateTask task) {
        if (!Errand.isFor(task.getId())) {
            throw new ProcessEngineException("task " + task.getId() + " can be completed at its desk only");
        }
    }

    private static String subject(ProgrammeSpec spec, Map<String, String> context) {
        StringBuilder subject = new StringBuilder();
        if (context.containsKey("phase")) {
            subject.append(spec.phase(Integer.parseInt(context.get("phase"))).name());
        }
        if (context.containsKey("day")) {
            subject.append(' ').append(Period.words(LocalDate.parse(context.get("day"))));
        }
        if (context.containsKey("unit")) {
            subject.append(' ').append(spec.unit(context.get("unit")).shortName());
        }
        if (context.containsKey("platform")) {
            subject.append(' ').append(spec.platform(context.get("platform")).map(ProgrammeSpec.Platform::name).orElse(""));
        }
        if (context.containsKey("round") && !context.get("round").equals("1")) {
            subject.append(' ').append(Round.words(Integer.parseInt(context.get("round"))));
        }
        return subject.toString().strip();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

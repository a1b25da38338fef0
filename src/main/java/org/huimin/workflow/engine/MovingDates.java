package org.huimin.workflow.engine;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.huimin.calendar.DeadlineFact.DeadlineMoved;
import org.huimin.tasks.Intake;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A deadline that moved takes along whatever waits for it: the case's timers and the work that is due by it. */
@Component
class MovingDates {

    private final RuntimeService runtime;
    private final ManagementService jobs;
    private final RepositoryService models;
    private final TaskService tasks;
    private final Intake intake;

    MovingDates(@Lazy RuntimeService runtime, @Lazy ManagementService jobs, @Lazy RepositoryService models, @Lazy TaskService tasks,
                Intake intake) {
        this.runtime = runtime;
        this.jobs = jobs;
        this.models = models;
        this.tasks = tasks;
        this.intake = intake;
    }

    /** Within the transaction that moves the deadline. */
    @EventListener
    void on(DeadlineMoved moved) {
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(moved.about().value()).list().forEach(running -> {
            timers(running.getId(), moved);
            work(running.getId(), moved);
        });
    }

    private void timers(String running, DeadlineMoved moved) {
        List<Job> waiting = jobs.createJobQuery().timers().processInstanceId(running).list();
        for (Job job : waiting) {
            String at = jobs.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult().getActivityId();
            if (models.getBpmnModelInstance(job.getProcessDefinitionId()).getModelElementById(at) instanceof CatchEvent event
                    && event.getEventDefinitions().stream().filter(TimerEventDefinition.class::isInstance).map(TimerEventDefinition.class::cast)
                            .anyMatch(timer -> timer.getTimeDate().getTextContent().contains("'" + moved.key() + "'"))) {
                jobs.setJobDuedate(job.getId(), Date.from(moved.end()));
            }
        }
    }

    private void work(String running, DeadlineMoved moved) {
        List<Task> open = tasks.createTaskQuery().processInstanceId(running).list();
        for (Task task : open) {
            UserTask drawn = models.getBpmnModelInstance(task.getProcessDefinitionId()).getModelElementById(task.getTaskDefinitionKey());
            if (deadlineOf(drawn).equals(moved.key())) {
                task.setDueDate(Date.from(moved.end()));
                tasks.saveTask(task);
                intake.moved(task.getId(), moved.end(), moved.provisional());
            }
        }
    }

    private static String deadlineOf(UserTask task) {
        return task.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .map(CamundaProperties::getCamundaProperties).flatMap(Collection::stream)
                .filter(p -> "deadline".equals(p.getCamundaName())).map(CamundaProperty::getCamundaValue).findFirst().orElse("");
    }
}

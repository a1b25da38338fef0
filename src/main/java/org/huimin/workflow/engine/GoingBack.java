package org.huimin.workflow.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.huimin.kernel.Actor;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;

/**
 * Sets a case back by one human step. Only where its process waits at one place, and that place is the very next in the
 * diagram: then nothing else has happened that would have to be undone.
 */
@Component
class GoingBack {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final RepositoryService repository;

    GoingBack(RuntimeService runtime, TaskService tasks, RepositoryService repository) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.repository = repository;
    }

    /** The one task that followed directly; empty where anything else did. */
    Optional<String> following(WorkItem item) {
        return run(item).flatMap(run -> {
            List<Task> waiting = tasks.createTaskQuery().processInstanceId(run.getId()).listPage(0, 2);
            return waiting.size() == 1 && leaves(runtime.getActivityInstance(run.getId())) == 1
                    && isNext(run.getProcessDefinitionId(), item.task(), waiting.get(0).getTaskDefinitionKey())
                    ? Optional.of(waiting.get(0).getId()) : Optional.empty();
        });
    }

    void back(WorkItem item, WorkItem next, Actor actor) {
        ProcessInstance run = run(item).orElseThrow();
        ActivityInstance place = runtime.getActivityInstance(run.getId());
        String leaf = leaf(place, next.task());
        Errand.back(actor, "上一环节由" + item.doneByName() + "撤回", () -> runtime.createProcessInstanceModification(run.getId())
                .startBeforeActivity(item.task()).cancelActivityInstance(leaf).execute());
    }

    private Optional<ProcessInstance> run(WorkItem item) {
        List<ProcessInstance> runs = runtime.createProcessInstanceQuery().processInstanceBusinessKey(item.caseRef().value(), item.process()).listPage(0, 2);
        return runs.size() == 1 ? Optional.of(runs.get(0)) : Optional.empty();
    }

    private boolean isNext(String definition, String task, String next) {
        FlowNode node = repository.getBpmnModelInstance(definition).getModelElementById(task);
        return node.getOutgoing().size() == 1 && node.getOutgoing().iterator().next().getTarget().getId().equals(next);
    }

    private static int leaves(ActivityInstance place) {
        int leaves = place.getChildActivityInstances().length == 0 ? 1 : 0;
        for (ActivityInstance child : place.getChildActivityInstances()) {
            leaves += leaves(child);
        }
        return leaves + place.getChildTransitionInstances().length;
    }

    private static String leaf(ActivityInstance place, String task) {
        if (task.equals(place.getActivityId())) {
            return place.getId();
        }
        for (ActivityInstance child : place.getChildActivityInstances()) {
            String found = leaf(child, task);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}

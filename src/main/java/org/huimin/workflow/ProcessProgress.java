package org.huimin.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;

/** How far a programme's processes have come, for pages that draw them. Reading only. */
@Service
public class ProcessProgress {

    private static final int MOST = 2000;

    private final HistoryService history;
    private final RepositoryService repository;
    private final Map<String, String> diagrams = new ConcurrentHashMap<>();

    ProcessProgress(HistoryService history, RepositoryService repository) {
        this.history = history;
        this.repository = repository;
    }

    /** One run of one process within the programme. @param ended null while it runs */
    public record Run(String id, CaseRef caseRef, String process, String name, Instant started, Instant ended) { }

    /**
     * The diagram with what happened on it.
     *
     * @param flows flows taken, inferred: both ends ran, the target when the source left
     */
    public record Drawing(String xml, Set<String> done, Set<String> active, Set<String> flows) { }

    /** Every process run of the programme, in the order they began; the programme's own first. */
    public List<Run> runs(CaseRef programme) {
        String root = programme.root().value();
        List<HistoricProcessInstance> found = new ArrayList<>(history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(root).list());
        found.addAll(history.createHistoricProcessInstanceQuery().processInstanceBusinessKeyLike(root + "/%")
                .orderByProcessInstanceStartTime().asc().listPage(0, MOST));
        return found.stream().map(p -> new Run(p.getId(), CaseRef.of(p.getBusinessKey()), p.getProcessDefinitionKey(),
                p.getProcessDefinitionName(), p.getStartTime().toInstant(),
                p.getEndTime() == null ? null : p.getEndTime().toInstant())).toList();
    }

    public Drawing drawing(String runId) {
        HistoricProcessInstance run = history.createHistoricProcessInstanceQuery().processInstanceId(runId).singleResult();
        List<HistoricActivityInstance> activities = history.createHistoricActivityInstanceQuery().processInstanceId(runId)
                .listPage(0, MOST);
        Set<String> active = activities.stream().filter(a -> a.getEndTime() == null)
                .map(HistoricActivityInstance::getActivityId).collect(Collectors.toCollection(TreeSet::new));
        Set<String> done = activities.stream().filter(a -> a.getEndTime() != null && !a.isCanceled())
                .map(HistoricActivityInstance::getActivityId).collect(Collectors.toCollection(TreeSet::new));
        return new Drawing(xml(run.getProcessDefinitionId()), done, active, flows(run.getProcessDefinitionId(), activities));
    }

    private Set<String> flows(String definitionId, List<HistoricActivityInstance> activities) {
        Map<String, List<HistoricActivityInstance>> byId = activities.stream()
                .collect(Collectors.groupingBy(HistoricActivityInstance::getActivityId));
        Set<String> taken = new HashSet<>();
        for (SequenceFlow flow : repository.getBpmnModelInstance(definitionId).getModelElementsByType(SequenceFlow.class)) {
            boolean met = byId.getOrDefault(flow.getSource().getId(), List.of()).stream()
                    .filter(s -> s.getEndTime() != null && !s.isCanceled())
                    .anyMatch(s -> byId.getOrDefault(flow.getTarget().getId(), List.of()).stream()
                            .anyMatch(t -> Math.abs(t.getStartTime().getTime() - s.getEndTime().getTime()) <= 2));
            if (met) {
                taken.add(flow.getId());
            }
        }
        return taken;
    }

    private String xml(String definitionId) {
        return diagrams.computeIfAbsent(definitionId, id -> {
            try (InputStream diagram = repository.getProcessModel(id)) {
                return new String(diagram.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}

package org.huimin.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.huimin.identity.Administration;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Steps that failed as often as they were tried and now stand still, for whoever keeps the house running. */
@Service
public class Incidents {

    private static final int AGAIN = 3;
    private static final int SHOWN = 50;
    private static final int MOST = 1_000;

    private final RuntimeService running;
    private final ManagementService jobs;
    private final RepositoryService diagrams;
    private final ApplicationEventPublisher facts;

    Incidents(RuntimeService running, ManagementService jobs, RepositoryService diagrams, ApplicationEventPublisher facts) {
        this.running = running;
        this.jobs = jobs;
        this.diagrams = diagrams;
        this.facts = facts;
    }

    /** Why a step fails, as far as the kind of its fault tells; the fault's own words may name people and stay inside. */
    public enum Cause {

        RULE("org.huimin.kernel.Refused"),
        DATABASE("java.sql.", "org.springframework.dao.", "org.springframework.jdbc.", "org.hibernate.", "OptimisticLockingException"),
        MAIL("jakarta.mail.", "org.springframework.mail."),
        STORAGE("java.nio.file.", "java.io."),
        OTHER;

        private final List<String> marks;

        Cause(String... marks) {
            this.marks = List.of(marks);
        }

        /** @param trace of the fault; the innermost cause counts, which stands last in it */
        static Cause of(String trace) {
            String innermost = trace.substring(Math.max(0, trace.lastIndexOf("Caused by: "))).lines().findFirst().orElse("");
            return Stream.of(values()).filter(cause -> cause.marks.stream().anyMatch(innermost::contains)).findFirst().orElse(OTHER);
        }
    }

    /**
     * A step that stands still.
     *
     * @param id    of the step's job
     * @param of    number of the case
     * @param step  what the diagram calls it
     * @param fault name of the fault's kind, for whoever looks into the log
     */
    public record Stopped(String id, String of, String process, String step, Instant since, Cause cause, String fault) { }

    /** @param count how many stand still; @param oldest of them, 50 at most */
    public record Standing(int count, List<Stopped> oldest) { }

    /** A process above one that stands still has an incident too, with no job of its own: that is the same one told again. */
    public Standing standing() {
        List<Incident> all = running.createIncidentQuery().incidentType(Incident.FAILED_JOB_HANDLER_TYPE).orderByIncidentTimestamp().asc()
                .orderByIncidentId().asc().listPage(0, MOST).stream().filter(incident -> incident.getConfiguration() != null).toList();
        List<Incident> found = all.subList(0, Math.min(SHOWN, all.size()));
        Set<String> instances = found.stream().map(Incident::getProcessInstanceId).collect(Collectors.toSet());
        Map<String, ProcessInstance> cases = instances.isEmpty() ? Map.of() : running.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                .collect(Collectors.toMap(ProcessInstance::getId, Function.identity()));
        return new Standing(all.size(), found.stream().map(incident -> stopped(incident, cases.get(incident.getProcessInstanceId()))).toList());
    }

    private Stopped stopped(Incident incident, ProcessInstance instance) {
        String trace = Optional.ofNullable(jobs.getJobExceptionStacktrace(incident.getConfiguration())).orElse("");
        String fault = trace.substring(Math.max(0, trace.lastIndexOf("Caused by: "))).replaceFirst("^Caused by: ", "").replaceFirst("(?s)[:\\s].*", "");
        return new Stopped(incident.getConfiguration(), instance == null || instance.getBusinessKey() == null ? "" : instance.getBusinessKey(),
                incident.getProcessDefinitionId().replaceFirst(":.*", ""), name(incident.getProcessDefinitionId(), incident.getFailedActivityId()),
                incident.getIncidentTimestamp().toInstant(), Cause.of(trace), fault);
    }

    private String name(String definition, String element) {
        ModelElementInstance found = diagrams.getBpmnModelInstance(definition).getModelElementById(element);
        String name = found == null ? null : found.getAttributeValue("name");
        return name == null ? element : name.replaceAll("\\s+", "");
    }

    /**
     * Lets the step be tried again, three times; it runs by itself within seconds, and what waits behind it goes on.
     *
     * @throws Refused absent for everybody but the system administrator, and where it does not stand still any more
     */
    @Act
    public void retry(Actor by, String id) {
        Administration.SYSTEM.orRefuse(by);
        Job job = Optional.ofNullable(jobs.createJobQuery().jobId(id).noRetriesLeft().singleResult())
                .orElseThrow(() -> Refused.absent("这一步已经不在停止状态，可能已被重试或者已经完成。"));
        Incident incident = running.createIncidentQuery().incidentType(Incident.FAILED_JOB_HANDLER_TYPE).configuration(id).singleResult();
        String step = incident == null ? "" : name(job.getProcessDefinitionId(), incident.getFailedActivityId());
        jobs.setJobRetries(id, AGAIN);
        facts.publishEvent(new WorkflowFact.StepRetried(by.account(), Optional.ofNullable(running.createProcessInstanceQuery()
                .processInstanceId(job.getProcessInstanceId()).singleResult()).map(ProcessInstance::getBusinessKey).orElse(""), step));
    }
}

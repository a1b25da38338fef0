package org.huimin.tasks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;

/**
 * Where work comes in and falls away again; called by whoever supplies it, within its own transaction. All that comes and
 * goes with one transaction is written together before it commits: a step may ask two dozen units at once.
 */
@Service
public class Intake {

    private final WorkItems items;

    Intake(WorkItems items) {
        this.items = items;
    }

    /** New work for a desk; the parameters are {@link WorkItem}'s. */
    public record Arrival(String id, CaseRef caseRef, String process, String task, String name, String subject,
                          String duty, List<String> apart, String group, String unit, String unitName, String form,
                          Map<String, String> context, String sender, Instant createdAt, Instant dueAt,
                          boolean dueProvisional, String dueBasis) { }

    public void arrived(Arrival arrival) {
        items.arrive(arrival);
    }

    /** The work is no longer asked for: its time ran out, or the case took another way. */
    public void fellAway(String id, String reason, Instant at) {
        items.fallAway(id, reason, at);
    }

    /** What the work is due by has moved. */
    public void moved(String id, Instant dueAt, boolean provisional) {
        items.due(id, dueAt, provisional);
    }
}

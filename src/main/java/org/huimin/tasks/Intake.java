package org.huimin.tasks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;

/** Where work comes in and falls away again; called by whoever supplies it, within its own transaction. */
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
        items.insert(arrival);
    }

    /** The work is no longer asked for: its time ran out, or the case took another way. */
    public void fellAway(String id, String reason, Instant at) {
        items.end(id, reason, at);
    }
}

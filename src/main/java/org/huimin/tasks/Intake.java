package org.huimin.tasks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.PerTransaction;
import org.huimin.notify.Message;
import org.huimin.notify.Notifying;
import org.springframework.stereotype.Service;

/**
 * Where work comes in and falls away again; called by whoever supplies it, within its own transaction. All that comes and
 * goes with one transaction is written together before it commits: a step may ask two dozen units at once.
 */
@Service
public class Intake {

    private final WorkItems items;
    private final Notifying notifying;
    private final PerTransaction<boolean[]> returning = new PerTransaction<>(() -> new boolean[1]);
    private final PerTransaction<List<Message>> messages = new PerTransaction<>(ArrayList::new, this::tell);

    Intake(WorkItems items, Notifying notifying) {
        this.items = items;
        this.notifying = notifying;
    }

    /** New work for a desk; the parameters are {@link WorkItem}'s. @param person whose it is alone; null where anybody of the group may take it */
    public record Arrival(String id, CaseRef caseRef, String process, String task, String name, String subject,
                          String duty, List<String> apart, String group, String unit, String unitName, String form,
                          Map<String, String> context, String sender, Instant createdAt, Instant dueAt,
                          boolean dueProvisional, String dueBasis, Named person) { }

    /** The one person some work is for. @param name as the person's name stands on pages; @param secret whether nobody else may know whose it is */
    public record Named(String account, String name, boolean secret) { }

    public void arrived(Arrival arrival) {
        items.arrive(arrival);
        messages.get().add(message(arrival));
    }

    private void tell(List<Message> collected) {
        notifying.tell(collected);
        collected.clear();
    }

    /** What comes in with this transaction comes back to somebody. */
    void returning() {
        returning.get()[0] = true;
    }

    private Message message(Arrival a) {
        boolean back = returning.get()[0];
        return new Message("work:" + a.id(), back ? Message.Kind.RETURNED : Message.Kind.ASSIGNED,
                a.person() == null ? a.group() : a.person().account(),
                (back ? "退回：" : "新的待办：") + title(a.name(), a.subject()), "/desk/" + a.id(), a.createdAt());
    }

    static String title(String name, String subject) {
        return subject == null || subject.isBlank() ? name : name + "（" + subject + "）";
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

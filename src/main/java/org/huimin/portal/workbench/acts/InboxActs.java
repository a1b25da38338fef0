package org.huimin.portal.workbench.acts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.kernel.Actor;
import org.huimin.tasks.Batching;
import org.huimin.tasks.Correcting;
import org.huimin.tasks.Helping;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the inbox shows besides its rows: who asks for help, what may be decided at one stroke, corrections to approve. */
@Component
public class InboxActs {

    private final Helping helping;
    private final Batching batching;
    private final Correcting correcting;

    InboxActs(Helping helping, Batching batching, Correcting correcting) {
        this.helping = helping;
        this.batching = batching;
        this.correcting = correcting;
    }

    /** Several pieces of one task of one process. */
    public record Batch(String process, String task, String name, int count) { }

    /**
     * @param counts what waits for the reader; only what is there is looked up
     * @param items  the rows before the reader, open ones; empty where the tray is another
     */
    public void offer(Actor actor, Inbox.Counts counts, List<WorkItem> items, Model model) {
        model.addAttribute("ofAnOffice", actor.groups().stream().anyMatch(group -> !group.endsWith("-expert")));
        model.addAttribute("askedHelps", counts.asked() == 0 ? List.of() : helping.waitingFor(actor));
        model.addAttribute("correctionsWaiting", counts.corrections() == 0 ? 0 : correcting.waitingFor(actor).size());
        Map<String, List<WorkItem>> alike = items.stream().collect(Collectors.groupingBy(i -> i.process() + " " + i.task(), LinkedHashMap::new, Collectors.toList()));
        model.addAttribute("batches", alike.values().stream().filter(same -> same.size() > 1 && batching.inBatch(same.get(0)))
                .map(same -> new Batch(same.get(0).process(), same.get(0).task(), same.get(0).name(), same.size())).toList());
    }
}

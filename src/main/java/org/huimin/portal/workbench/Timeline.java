package org.huimin.portal.workbench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.CaseRef;
import org.huimin.portal.workbench.acts.Notes;
import org.huimin.tasks.Handled;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Who did what in a case, with which opinion and how long it took; at the end, whose turn it is. */
@Component
class Timeline {

    private final Inbox inbox;
    private final Notes notes;

    Timeline(Inbox inbox, Notes notes) {
        this.inbox = inbox;
        this.notes = notes;
    }

    /** @param days whole days from arrival to answer; null while open */
    record Line(WorkItem item, String opinion, org.huimin.tasks.Answer.OfflineSignOff offline, Long days) {

        static Line of(Handled handled) {
            Instant done = handled.item().doneAt();
            return new Line(handled.item(), handled.opinion(), handled.offline(),
                    done == null ? null : Duration.between(handled.item().createdAt(), done).toDays());
        }
    }

    void of(CaseRef root, Model model) {
        model.addAttribute("notes", notes.of(root));
        List<Line> lines = inbox.timeline(root).stream().map(Line::of).toList();
        model.addAttribute("past", lines.stream().filter(l -> !l.item().isOpen()).toList());
        model.addAttribute("open", lines.stream().filter(l -> l.item().isOpen()).toList());
    }

    Line handled(WorkItem item) {
        Optional<Line> line = inbox.timeline(item.root()).stream().filter(h -> h.item().id().equals(item.id())).findFirst().map(Line::of);
        return line.orElse(new Line(item, null, null, null));
    }
}

package org.huimin.portal.workbench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.huimin.kernel.Actor;
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

    private static final int SIZE = 50;

    private final Inbox inbox;
    private final Notes notes;
    private final CaseReading reading;

    Timeline(Inbox inbox, Notes notes, CaseReading reading) {
        this.inbox = inbox;
        this.notes = notes;
        this.reading = reading;
    }

    /** @param days whole days from arrival to answer; null while open */
    record Line(WorkItem item, String choice, String opinion, org.huimin.tasks.Answer.OfflineSignOff offline, Long days) {

        static Line of(Handled handled) {
            Instant done = handled.item().doneAt();
            return new Line(handled.item(), handled.choice(), handled.opinion(), handled.offline(),
                    done == null ? null : Duration.between(handled.item().createdAt(), done).toDays());
        }
    }

    /** @param opened a case that has been opened to the reader */
    List<Line> of(CaseRef opened) {
        return reading.in(opened).stream().map(Line::of).toList();
    }

    /** @param after where the page begins, as it stands in the address; empty for the first */
    void of(Actor actor, CaseRef root, String after, Model model) {
        model.addAttribute("notes", notes.of(root));
        Inbox.Past past = reading.past(actor, root, Place.parse(after), SIZE);
        model.addAttribute("past", past.lines().stream().map(Line::of).toList());
        model.addAttribute("pastNext", past.next() == null ? null : Place.write(past.next()));
        model.addAttribute("pastFirst", after.isEmpty());
        open(actor, root, model);
    }

    void open(Actor actor, CaseRef root, Model model) {
        model.addAttribute("open", reading.open(actor, root).stream().map(item -> new Line(item, null, null, null, null)).toList());
    }

    Line handled(WorkItem item) {
        return inbox.handled(item.id()).map(Line::of).orElse(new Line(item, null, null, null, null));
    }
}

package org.huimin.portal.workbench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.tasks.Cursor;
import org.huimin.tasks.Helping;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What must I do, by when: one row per task, most urgent first. */
@Controller
class InboxPage {

    private static final int SIZE = 20;

    private final Inbox inbox;
    private final ProgrammeRegister programmes;
    private final Helping helping;

    InboxPage(Inbox inbox, ProgrammeRegister programmes, Helping helping) {
        this.inbox = inbox;
        this.programmes = programmes;
        this.helping = helping;
    }

    /** The trays of a desk. */
    enum Tray { OPEN, MINE, DONE, COPIED }

    @GetMapping("/desk")
    String list(Actor actor, @RequestParam(required = false) Tray tray, @RequestParam(defaultValue = "") String after, Model model) {
        Inbox.Counts counts = inbox.counts(actor);
        Tray shown = tray != null ? tray : counts.mine() > 0 || counts.claimable() == 0 ? Tray.MINE : Tray.OPEN;
        Inbox.Page page = page(actor, shown, Place.parse(after));
        model.addAttribute("askedHelps", shown == Tray.MINE || shown == Tray.OPEN ? helping.waitingFor(actor) : List.of());
        model.addAttribute("tray", shown);
        model.addAttribute("counts", Map.of(Tray.OPEN, counts.claimable(), Tray.MINE, counts.mine(), Tray.DONE, counts.done(), Tray.COPIED, 0L));
        model.addAttribute("trays", Tray.values());
        model.addAttribute("items", page.items());
        model.addAttribute("programmeNames", names(page.items()));
        model.addAttribute("next", page.next() == null ? null : Place.write(page.next()));
        model.addAttribute("first", after.isEmpty());
        return "workbench/inbox";
    }

    private Inbox.Page page(Actor actor, Tray tray, Cursor from) {
        return switch (tray) {
            case OPEN -> inbox.claimable(actor, from, SIZE);
            case MINE -> inbox.mine(actor, from, SIZE);
            case DONE -> inbox.done(actor, from, SIZE);
            case COPIED -> new Inbox.Page(List.of(), null);
        };
    }

    private Map<String, String> names(List<WorkItem> items) {
        Map<String, String> names = new LinkedHashMap<>();
        items.stream().map(WorkItem::root).map(CaseRef::value).distinct()
                .forEach(root -> names.put(root, programmes.view(CaseRef.of(root)).name()));
        return names;
    }
}

package org.huimin.portal.workbench;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.identity.Administration;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.portal.workbench.acts.InboxActs;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.tasks.Cursor;
import org.huimin.tasks.Desk;
import org.huimin.selection.Applying;
import org.huimin.tasks.Filter;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What must I do, by when: one row per task, most urgent first. Its statements do not grow with the rows. */
@Controller
class InboxPage {

    private static final int SIZE = 20;

    private final Inbox inbox;
    private final Desk desk;
    private final ProgrammeRegister programmes;
    private final InboxActs acts;
    private final CaseAccess access;
    private final Clock clock;

    InboxPage(Inbox inbox, Desk desk, ProgrammeRegister programmes, InboxActs acts, CaseAccess access, Clock clock) {
        this.inbox = inbox;
        this.desk = desk;
        this.programmes = programmes;
        this.acts = acts;
        this.access = access;
        this.clock = clock;
    }

    /** The trays of a desk. */
    enum Tray { OPEN, MINE, DONE, COPIED }

    @GetMapping("/desk")
    String list(Actor actor, @RequestParam(required = false) Tray tray, @RequestParam(defaultValue = "") String programme,
                @RequestParam(defaultValue = "") String task, @RequestParam(defaultValue = "") String q,
                @RequestParam(defaultValue = "false") boolean overdue, @RequestParam(defaultValue = "") String after, Model model) {
        if (Administration.of(actor).isPresent()) {
            return "redirect:/administration";
        }
        if (Applying.applies(actor)) {
            return "redirect:/apply";
        }
        Inbox.Counts counts = inbox.counts(actor);
        Tray shown = tray != null ? tray : counts.mine() > 0 || counts.claimable() == 0 ? Tray.MINE : Tray.OPEN;
        Asked asked = new Asked(programme, shown == Tray.COPIED ? "" : task, q, overdue && (shown == Tray.OPEN || shown == Tray.MINE));
        Filter filter = asked.filter(clock.instant());
        Inbox.Page page = page(actor, counts, shown, filter, Place.parse(after));
        acts.offer(actor, counts, shown == Tray.MINE || shown == Tray.OPEN ? page.items() : List.of(), model);
        model.addAttribute("tray", shown);
        model.addAttribute("counts", Map.of(Tray.OPEN, counts.claimable(), Tray.MINE, counts.mine(), Tray.DONE, counts.done(), Tray.COPIED, counts.unread()));
        model.addAttribute("latestCopies", Inbox.LATEST_COPIES);
        model.addAttribute("trays", Tray.values());
        model.addAttribute("asked", asked);
        model.addAttribute("found", filter.isNone() ? null : count(actor, counts, shown, filter));
        model.addAttribute("items", page.items());
        model.addAttribute("readable", page.items().stream().map(WorkItem::root).distinct().filter(root -> access.mayRead(actor, root)).map(CaseRef::value)
                .collect(Collectors.toSet()));
        model.addAttribute("read", shown == Tray.COPIED ? inbox.read(actor, page.items()) : Set.of());
        model.addAttribute("next", page.next() == null ? "" : Place.write(page.next()));
        model.addAttribute("first", after.isEmpty());
        choices(actor, page.items(), model);
        return "workbench/inbox";
    }

    /** Back to the list from which it was read, or to the item. */
    @PostMapping("/desk/{id}/read")
    String read(Actor actor, @PathVariable String id) {
        desk.markRead(actor, id);
        return "redirect:/desk?tray=COPIED";
    }

    private Inbox.Page page(Actor actor, Inbox.Counts counts, Tray tray, Filter filter, Cursor from) {
        return switch (tray) {
            case OPEN -> inbox.claimable(actor, counts, filter, from, SIZE);
            case MINE -> inbox.mine(actor, counts, filter, from, SIZE);
            case DONE -> inbox.done(actor, filter, from, SIZE);
            case COPIED -> inbox.copied(actor, filter, from, SIZE);
        };
    }

    private long count(Actor actor, Inbox.Counts counts, Tray tray, Filter filter) {
        return switch (tray) {
            case OPEN -> inbox.countClaimable(actor, counts, filter);
            case MINE -> inbox.countMine(actor, filter);
            case DONE -> inbox.countDone(actor, filter);
            case COPIED -> inbox.countCopied(actor, filter);
        };
    }

    private void choices(Actor actor, List<WorkItem> items, Model model) {
        List<Inbox.Kind> kinds = inbox.kinds(actor);
        model.addAttribute("registers", RegisterPage.drafts(kinds));
        model.addAttribute("programmeNames", programmes.names(Stream.concat(kinds.stream().map(Inbox.Kind::programme),
                items.stream().map(WorkItem::root)).distinct().toList()));
        model.addAttribute("programmes", kinds.stream().map(Inbox.Kind::programme).map(CaseRef::value).distinct().toList());
        Map<String, String> tasks = new LinkedHashMap<>();
        kinds.forEach(kind -> tasks.putIfAbsent(kind.task(), kind.name()));
        model.addAttribute("tasks", tasks);
    }
}

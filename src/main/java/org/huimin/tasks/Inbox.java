package org.huimin.tasks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.tasks.WorkCounts.Tray;
import org.springframework.stereotype.Service;

/**
 * What lies on the desks, for reading: each person sees their own groups' work and nothing else. One statement for each
 * question and therefore no transaction, which would cost MySQL five more.
 */
@Service
public class Inbox {

    private static final int MOST = 200;

    private final WorkItems items;
    private final WorkCounts counts;
    private final Helps helps;

    Inbox(WorkItems items, WorkCounts counts, Helps helps) {
        this.items = items;
        this.counts = counts;
        this.helps = helps;
    }

    /** How many lie in each tray. */
    public record Counts(long claimable, long mine, long done) { }

    /** @param next where the following page begins; null on the last */
    public record Page(List<WorkItem> items, Cursor next) { }

    /** @param next where the following page begins; null on the last */
    public record Past(List<Handled> lines, Cursor next) { }

    /** Work of the person's groups that nobody has taken, most urgent first. @param limit 1 to 200 */
    public Page claimable(Actor actor, Cursor after, int limit) {
        return page(items.open(actor.groups(), after, bounded(limit) + 1), limit, false);
    }

    public Page mine(Actor actor, Cursor after, int limit) {
        return page(items.claimedBy(actor.account(), after, bounded(limit) + 1), limit, false);
    }

    /** What the person has done, latest first. */
    public Page done(Actor actor, Cursor before, int limit) {
        return page(items.doneBy(actor.account(), before, bounded(limit) + 1), limit, true);
    }

    public Counts counts(Actor actor) {
        return counts.of(actor.groups(), actor.account());
    }

    /** Group → how much waits there to be claimed. */
    public Map<String, Long> waiting() {
        return counts.all(Tray.OPEN);
    }

    /** @throws Refused (absent) alike for an item that does not exist and one of somebody else's desk */
    public WorkItem get(Actor actor, String id) {
        return items.find(id).filter(i -> visible(actor, i))
                .orElseThrow(() -> Refused.absent("没有这项待办，或者它不在您的办理范围内。"));
    }

    /** Everything done and still to do in the programme, in order: for reports, not for pages. */
    public List<Handled> timeline(CaseRef root) {
        return items.handled(root.root());
    }

    /** Everything still open in the programme, oldest first. */
    public List<WorkItem> open(CaseRef root) {
        return items.open(root.root());
    }

    /** Everything still open in the whole house, oldest first: to prove lists by, not for pages. */
    public List<WorkItem> stillOpen() {
        return items.stillOpen();
    }

    /** What is over in the programme, in the order in which it came in. @param limit 1 to 200 */
    public Past past(CaseRef root, Cursor after, int limit) {
        int size = bounded(limit);
        List<Handled> found = items.past(root.root(), after, size + 1);
        if (found.size() <= size) {
            return new Past(found, null);
        }
        WorkItem last = found.get(size - 1).item();
        return new Past(found.subList(0, size), new Cursor(last.createdAt(), last.id()));
    }

    /** One piece of work with what was said to it. */
    public Optional<Handled> handled(String id) {
        return items.handled(id);
    }

    public boolean isOpen(String id) {
        return items.find(id).filter(WorkItem::isOpen).isPresent();
    }

    /** The account that last performed the duty in the programme. */
    public Optional<String> lastPerformer(CaseRef root, String duty) {
        return items.lastPerformer(root.root(), duty);
    }

    /** The accounts that performed the duty in the programme, on every desk. */
    public Set<String> performers(CaseRef root, String duty) {
        return items.performers(root.root(), duty);
    }

    public Optional<Draft> draft(Actor actor, String id) {
        return items.draft(id, actor.account());
    }

    private boolean visible(Actor actor, WorkItem item) {
        return actor.groups().contains(item.group()) || actor.account().equals(item.assignee())
                || actor.account().equals(item.doneBy()) || helps.asked(item.id(), actor.account());
    }

    private static int bounded(int limit) {
        return Math.max(1, Math.min(limit, MOST));
    }

    private static Page page(List<WorkItem> found, int limit, boolean byDone) {
        int size = bounded(limit);
        if (found.size() <= size) {
            return new Page(found, null);
        }
        WorkItem last = found.get(size - 1);
        return new Page(found.subList(0, size), new Cursor(byDone ? last.doneAt() : last.dueAt(), last.id()));
    }
}

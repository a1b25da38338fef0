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
    /** Of how many of the latest copies it is counted which are unread; older ones have waited too long to be news. */
    public static final int LATEST_COPIES = 100;

    private final WorkItems items;
    private final WorkLists lists;
    private final Performances performances;
    private final WorkCounts counts;
    private final Helps helps;
    private final Reach reach;
    private final Rights rights;

    Inbox(WorkItems items, WorkLists lists, Performances performances, WorkCounts counts, Helps helps, Reach reach, Rights rights) {
        this.items = items;
        this.lists = lists;
        this.performances = performances;
        this.counts = counts;
        this.reach = reach;
        this.rights = rights;
        this.helps = helps;
    }

    /**
     * How many lie in each tray, and what else waits for the person.
     *
     * @param unread      decisions of others that the person has not read, of the latest {@link #LATEST_COPIES} only
     * @param asked       colleagues who wait for a contribution
     * @param corrections corrections of the unit that wait for a decision
     * @param deputises   whether the person stands in for somebody today: only then do lists look for more than their own
     */
    public record Counts(long claimable, long mine, long done, long unread, long asked, long corrections, boolean deputises) { }

    /** A kind of work in a programme. */
    public record Kind(CaseRef programme, String task, String name) { }

    /** @param next where the following page begins; null on the last */
    public record Page(List<WorkItem> items, Cursor next) { }

    /** @param next where the following page begins; null on the last */
    public record Past(List<Handled> lines, Cursor next) { }

    /** Work of the person's groups that nobody has taken, most urgent first. @param limit 1 to 200 */
    public Page claimable(Actor actor, Filter filter, Cursor after, int limit) {
        return claimable(actor, counts(actor), filter, after, limit);
    }

    /** The same for a page that has asked for the counts: one statement more. */
    public Page claimable(Actor actor, Counts counts, Filter filter, Cursor after, int limit) {
        return page(lists.open(actor.groups(), reach.further(actor, counts.deputises()), filter, after, bounded(limit) + 1), limit, false);
    }

    public Page mine(Actor actor, Filter filter, Cursor after, int limit) {
        return mine(actor, counts(actor), filter, after, limit);
    }

    public Page mine(Actor actor, Counts counts, Filter filter, Cursor after, int limit) {
        return page(lists.page(reach.mine(actor, counts.deputises()), filter, after, bounded(limit) + 1), limit, false);
    }

    /** Open work of this kind in the case that is for this person alone. */
    public Optional<WorkItem> personal(Actor actor, CaseRef caseRef, String task) {
        return lists.personal(actor.account(), caseRef, task).stream().findFirst();
    }

    /** What the person has done, latest first. */
    public Page done(Actor actor, Filter filter, Cursor before, int limit) {
        return page(lists.doneBy(actor.account(), filter, before, bounded(limit) + 1), limit, true);
    }

    /** What others decided in cases in which the person's unit has had a part, latest first. */
    public Page copied(Actor actor, Filter filter, Cursor before, int limit) {
        return page(lists.copiedTo(actor, filter, before, bounded(limit) + 1), limit, true);
    }

    /** Ids of those that the person has read. */
    public Set<String> read(Actor actor, List<WorkItem> copied) {
        return lists.read(actor.account(), copied.stream().map(WorkItem::id).toList());
    }

    public Counts counts(Actor actor) {
        Counts own = counts.of(actor, reach.day());
        if (!own.deputises()) {
            return own;
        }
        long further = lists.count(reach.deputised(actor), Filter.NONE);
        return new Counts(own.claimable() + further, own.mine(), own.done(), own.unread(), own.asked(), own.corrections(), true);
    }

    /** Group → how much waits there to be claimed. */
    public Map<String, Long> waiting() {
        return counts.all(Tray.OPEN);
    }

    /** Account → how much lies in that person's own hands. */
    public Map<String, Long> held() {
        return counts.all(Tray.CLAIMED);
    }

    public long countClaimable(Actor actor, Counts counts, Filter filter) {
        return lists.count(reach.open(actor, counts.deputises()), filter);
    }

    public long countMine(Actor actor, Filter filter) {
        return lists.countClaimed(actor.account(), filter);
    }

    public long countDone(Actor actor, Filter filter) {
        return lists.countDone(actor.account(), filter);
    }

    public long countCopied(Actor actor, Filter filter) {
        return lists.countCopied(actor, filter);
    }

    /** What kinds of work come to the person's posts. */
    public List<Kind> kinds(Actor actor) {
        return lists.kinds(actor.groups());
    }

    /** The most urgent on the person's own desk, else in the posts' trays. */
    public Optional<WorkItem> nextFor(Actor actor) {
        return lists.claimedBy(actor.account(), Filter.NONE, null, 1).stream().findFirst()
                .or(() -> lists.open(actor.groups(), List.of(), Filter.NONE, null, 1).stream().findFirst());
    }

    /** Whether the unit has or had work in this case itself. */
    public boolean tookPart(String unit, CaseRef caseRef) {
        return items.tookPart(unit, caseRef);
    }

    /** Whether a decision was copied to the person's unit and waits for the person to read it. */
    public boolean unread(Actor actor, WorkItem item) {
        return !actor.account().equals(item.doneBy()) && items.isCopied(actor.unit(), item.id()) && !items.isRead(actor.account(), item.id());
    }

    /** What was answered, and the number under which it can be shown; empty while it is open. */
    public Optional<Receipt> receipt(Actor actor, String id) {
        get(actor, id);
        return items.receipt(id);
    }

    /** What the actor answered under the number they gave that submission. */
    public Optional<WorkItem> submittedUnder(Actor actor, String submitKey) {
        return items.submittedUnder(actor.account(), submitKey);
    }

    /** @throws Refused (absent) alike for an item that does not exist and one of somebody else's desk */
    public WorkItem get(Actor actor, String id) {
        return items.find(id).filter(i -> visible(actor, i))
                .orElseThrow(() -> Refused.absent(WorkItem.NOT_HERE));
    }

    /** Whether it lies on a desk from which this person may take it over: as a deputy, or back from one. */
    public boolean mayTakeOver(Actor actor, WorkItem item) {
        return rights.mayTakeOver(actor, item);
    }

    /** Everything done and still to do in the programme, in order: for reports, not for pages. Named persons stand in it without their names and words. */
    public List<Handled> timeline(CaseRef root) {
        return lists.handled(root.root()).stream().map(Handled::unnamed).toList();
    }

    /** Everything still open in the programme, oldest first, named persons without their names. */
    public List<WorkItem> open(CaseRef root) {
        return lists.open(root.root()).stream().map(WorkItem::unnamed).toList();
    }

    /** The same with their names: for whoever plays all the parts of a rehearsal, not for pages. */
    public List<WorkItem> openToPlayers(CaseRef root) {
        return lists.open(root.root());
    }

    /** Everything still open in the whole house, oldest first: to prove lists by, not for pages. */
    public List<WorkItem> stillOpen() {
        return lists.stillOpen();
    }

    /** What is over in the programme, in the order in which it came in. @param limit 1 to 200 */
    public Past past(CaseRef root, Cursor after, int limit) {
        int size = bounded(limit);
        List<Handled> found = lists.past(root.root(), after, size + 1);
        if (found.size() <= size) {
            return new Past(found.stream().map(Handled::unnamed).toList(), null);
        }
        WorkItem last = found.get(size - 1).item();
        return new Past(found.subList(0, size).stream().map(Handled::unnamed).toList(), new Cursor(last.createdAt(), last.id()));
    }

    /** One piece of work with what was said to it. */
    public Optional<Handled> handled(String id) {
        return lists.handled(id);
    }

    public boolean isOpen(String id) {
        return items.find(id).filter(WorkItem::isOpen).isPresent();
    }

    /** The account that last performed the duty in the programme. */
    public Optional<String> lastPerformer(CaseRef root, String duty) {
        return performances.lastPerformer(root.root(), duty);
    }

    /** The accounts that performed the duty in the programme, on every desk. */
    public Set<String> performers(CaseRef root, String duty) {
        return performances.performers(root.root(), List.of(duty));
    }

    public Optional<Draft> draft(Actor actor, String id) {
        return items.draft(id, actor.account());
    }

    private boolean visible(Actor actor, WorkItem item) {
        return rights.mayReach(actor, item) || actor.account().equals(item.assignee()) || actor.account().equals(item.doneBy())
                || helps.asked(item.id(), actor.account()) || items.isCopied(actor.unit(), item.id());
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

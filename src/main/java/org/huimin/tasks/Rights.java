package org.huimin.tasks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.tasks.spi.TaskSupplier;
import org.springframework.stereotype.Component;

/** Who may touch a piece of work now, and who must keep away from it; asked before every act, whatever the page showed. */
@Component
class Rights {

    private final WorkItems items;
    private final Performances performances;
    private final Reach reach;
    private final Absences people;
    private final TaskSupplier supplier;

    Rights(WorkItems items, Performances performances, Reach reach, Absences people, TaskSupplier supplier) {
        this.items = items;
        this.performances = performances;
        this.reach = reach;
        this.people = people;
        this.supplier = supplier;
    }

    /** The open item, held until the transaction ends. @throws Refused absent where it is not this person's to see, conflict where it is over */
    WorkItem reached(Actor actor, String id) {
        return reached(actor, items.hold(id));
    }

    private WorkItem reached(Actor actor, Optional<WorkItem> found) {
        WorkItem item = found.orElseThrow(Rights::nothing);
        if (!mayReach(actor, item)) {
            throw item.actingFor() != null && actor.account().equals(item.assignee()) ? deputyNoMore(item) : nothing();
        }
        return open(item);
    }

    /** The open item, which this person has claimed. */
    WorkItem held(Actor actor, String id) {
        return held(actor, items.hold(id));
    }

    /** The same of an item that was looked for and is held already. */
    WorkItem held(Actor actor, Optional<WorkItem> found) {
        WorkItem item = claimed(reached(actor, found));
        if (!actor.account().equals(item.assignee())) {
            throw Refused.forbidden("task.somebody-elses", "“" + item.name() + "”已由" + item.assigneeName() + "签收，只能由签收人办理。");
        }
        if (item.actingFor() != null && reach.standsIn(actor, item).isEmpty()) {
            throw deputyNoMore(item);
        }
        return item;
    }

    /** The open item of the person's group that somebody has claimed, not held. */
    WorkItem shared(Actor actor, String id) {
        return claimed(open(items.find(id).filter(item -> mayReach(actor, item)).orElseThrow(Rights::nothing)));
    }

    /** The open item of whatever group, for somebody who was asked into it. */
    WorkItem asked(String id) {
        return open(items.hold(id).orElseThrow(Rights::nothing));
    }

    boolean mayReach(Actor actor, WorkItem item) {
        return item.personal() ? actor.account().equals(item.assignee()) : actor.groups().contains(item.group()) || reach.standsIn(actor, item).isPresent();
    }

    /** Whether it lies on a desk from which this person may take it: that of whom they stand in for, or their own deputy's. */
    boolean mayTakeOver(Actor actor, WorkItem item) {
        return item.state() == WorkItem.State.CLAIMED && !item.personal() && !actor.account().equals(item.assignee())
                && (actor.account().equals(item.actingFor()) || reach.standsIn(actor, item).filter(a -> a.account().equals(item.assignee())).isPresent());
    }

    /** For whom the person would act with this item; empty where for nobody but themselves. */
    Optional<Absence> standsIn(Actor actor, WorkItem item) {
        return reach.standsIn(actor, item);
    }

    /** @param who how the sentence names the person, e.g. 您 */
    void keepApart(String who, String account, WorkItem item) {
        if (item.apart().isEmpty()) {
            return;
        }
        List<String> performed = performances.performed(item.root(), account, item.apart());
        if (!performed.isEmpty()) {
            throw Refused.forbidden("task.separation", who + "在本次活动中已办理“" + performances.nameOf(item.root(), performed.get(0))
                    + "”，按岗位分离要求不能再办理“" + item.name() + "”，请由其他人员办理。");
        }
    }

    /**
     * Asked of what makes somebody a performer. The people are held until the transaction ends, always after the item: of
     * two acts at one instant that forbid each other one is first, and the other sees it.
     *
     * @param actingFor account of whom the person stands in for; null for nobody
     */
    void keepApartForGood(String account, String actingFor, WorkItem item) {
        if (item.apart().isEmpty()) {
            return;
        }
        people.lockPeople(account, actingFor == null ? account : actingFor);
        keepApart("您", account, item);
        if (actingFor != null) {
            keepApart("委托人", actingFor, item);
        }
    }

    /** Everybody whom separation keeps away from the item, with one query. */
    Set<String> keptApart(WorkItem item) {
        return item.apart().isEmpty() ? Set.of() : performances.performers(item.root(), item.apart());
    }

    /** @param act how the sentence names the act, e.g. 转办 */
    void notInPerson(WorkItem item, String act) {
        if (item.personal()) {
            throw Refused.forbidden("task.personal", "“" + item.name() + "”只能由您本人办理，不能" + act + "。");
        }
        if (supplier.brakes(item).contains(Brake.IN_PERSON)) {
            throw Refused.forbidden("task.in-person", "“" + item.name() + "”按规定须由签收人本人办理，不能" + act + "。");
        }
    }

    private static WorkItem claimed(WorkItem item) {
        if (item.state() == WorkItem.State.OPEN) {
            throw Refused.conflict("task.not-claimed", "“" + item.name() + "”尚未签收，请先签收再办理。");
        }
        return item;
    }

    private static WorkItem open(WorkItem item) {
        if (item.state() == WorkItem.State.DONE) {
            throw Refused.conflict("task.done", "“" + item.name() + "”已由" + item.doneByName() + "办理完毕。");
        }
        if (item.state() == WorkItem.State.ENDED) {
            throw Refused.conflict("task.ended", "“" + item.name() + "”已不需要办理：" + item.endReason() + "。");
        }
        return item;
    }

    private static Refused deputyNoMore(WorkItem item) {
        return Refused.conflict("task.deputy-no-more", "委托代办已经结束，“" + item.name() + "”已回到委托人的待办中；您填写的内容还保存着。");
    }

    static Refused nothing() {
        return Refused.absent(WorkItem.NOT_HERE);
    }
}

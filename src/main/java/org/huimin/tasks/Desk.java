package org.huimin.tasks;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.tasks.spi.TaskSupplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person does with work: take it, hand it back, answer it. Every right is checked here, on the server. */
@Service
public class Desk {

    private static final String RETURNED = "RETURNED";

    private final Rights rights;
    private final WorkItems items;
    private final Helps helps;
    private final Intake intake;
    private final TaskSupplier supplier;
    private final TaskForms forms;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Desk(Rights rights, WorkItems items, Helps helps, Intake intake, TaskSupplier supplier, TaskForms forms, Clock clock,
         ApplicationEventPublisher facts) {
        this.rights = rights;
        this.items = items;
        this.helps = helps;
        this.intake = intake;
        this.supplier = supplier;
        this.forms = forms;
        this.clock = clock;
        this.facts = facts;
    }

    /** @throws Refused absent, conflict where somebody was faster, forbidden where duties must stay apart */
    @Act
    public void claim(Actor actor, String id) {
        WorkItem item = rights.reached(actor, id);
        if (actor.account().equals(item.assignee())) {
            return;
        }
        if (item.state() == WorkItem.State.CLAIMED && !rights.mayTakeOver(actor, item)) {
            throw Refused.conflict("task.claimed", "“" + item.name() + "”已由" + item.assigneeName() + "签收。");
        }
        Optional<Absence> absence = rights.standsIn(actor, item);
        absence.ifPresent(a -> {
            rights.notInPerson(item, "代办");
            rights.keepApart("委托人" + a.name(), a.account(), item);
        });
        rights.keepApart("您", actor.account(), item);
        items.claim(item, actor.account(), absence.map(Absence::signs).orElse(actor.name()), absence.map(Absence::account).orElse(null));
        absence.ifPresent(a -> facts.publishEvent(new TaskFact.DeputyActs(item.caseRef(), actor.account(), item.task(), id, a.account())));
        facts.publishEvent(new TaskFact.TaskClaimed(item.caseRef(), actor.account(), item.task(), id));
    }

    @Act
    public void handBack(Actor actor, String id) {
        WorkItem item = rights.held(actor, id);
        if (item.personal()) {
            rights.notInPerson(item, "退回待签收");
        }
        items.handBack(item);
        facts.publishEvent(new TaskFact.TaskHandedBack(item.caseRef(), actor.account(), item.task(), id));
    }

    /**
     * Work on something the item is about, before it is answered; in one transaction that holds the item.
     *
     * @throws Refused conflict where the work is done or not yet claimed, forbidden where somebody else claimed it
     */
    @Act
    public <T> T during(Actor actor, String id, Function<WorkItem, T> act) {
        return act.apply(rights.held(actor, id));
    }

    /**
     * Work that somebody has taken up, for all of the group who prepare its answer together; only its holder submits.
     *
     * @throws Refused as {@link #claim}, and conflict where nobody has taken it up yet
     */
    @Transactional(readOnly = true)
    public WorkItem shared(Actor actor, String id) {
        WorkItem item = rights.shared(actor, id);
        rights.keepApart("您", actor.account(), item);
        return item;
    }

    /** Somebody of the desk has looked at it: from now on whoever sent it cannot take it back. */
    @Act
    public void opened(Actor actor, WorkItem item) {
        if (item.state() == WorkItem.State.OPEN && rights.mayReach(actor, item)) {
            items.markOpened(item.id(), now());
        }
    }

    /** Keeps what was typed, unchecked, for this person and this item; but what is not to lie about is typed anew. */
    @Act
    public void saveDraft(Actor actor, String id, Map<String, Object> values) {
        WorkItem item = rights.reached(actor, id);
        items.saveDraft(id, actor.account(), forms.draftable(item, values), now());
    }

    /**
     * Answers the work and lets the case go on; all in one transaction, of which nothing remains if anybody says no.
     *
     * @throws Refused invalid for a faulty answer, conflict where the work is done or somebody else's, forbidden where
     *                 duties must stay apart
     */
    @Transactional(noRollbackFor = TurnedAway.class)
    public void complete(Actor actor, String id, Answer answer) {
        complete(actor, id, answer, null);
    }

    /**
     * The same for a submission that may arrive twice: a second click, or a request repeated on the way.
     *
     * @param submitKey the browser's number for it: the same answer under the same key is done once and taken well again
     * @throws Refused as above; invalid where another answer came under the key before
     */
    @Transactional(noRollbackFor = TurnedAway.class)
    public void complete(Actor actor, String id, Answer answer, String submitKey) {
        Optional<WorkItem> found = items.hold(id);
        if (submitKey != null && repeated(actor, found, answer, submitKey)) {
            return;
        }
        WorkItem item = theirs(actor, found);
        forms.check(item, answer).orRefuse();
        Actor performer = inTheNameOf(item, actor);
        if (!items.done(item, performer, forms.kept(item, answer), forms.chosen(item, answer), submitKey, now())) {
            throw stillAsked(id);
        }
        if (answer.decision().equals(RETURNED)) {
            intake.returning();
        }
        supplier.carryOut(item, performer, answer);
        facts.publishEvent(new TaskFact.TaskCompleted(item.caseRef(), actor.account(), item.task(), id, answer.decision(),
                answer.offline() != null));
    }

    private WorkItem theirs(Actor actor, Optional<WorkItem> found) {
        try {
            WorkItem item = rights.held(actor, found);
            rights.keepApartForGood(actor.account(), item.actingFor(), item);
            return item;
        } catch (Refused no) {
            if (no.kind() != Refused.Kind.FORBIDDEN) {
                throw no;
            }
            facts.publishEvent(new TaskFact.AnswerTurnedAway(CaseRef.HOUSE, actor.account(), found.get().task(), found.get().id(), no.reasons().get(0).rule()));
            throw new TurnedAway(no);
        }
    }

    /**
     * Claims and answers in one, for a machine, which cannot leave work lying claimed: of a refused answer nothing remains.
     *
     * @throws Refused as {@link #claim} and {@link #complete}
     */
    @Transactional
    public void deliver(Actor machine, String id, Answer answer, String submitKey) {
        claim(machine, id);
        complete(machine, id, answer, submitKey);
    }

    private boolean repeated(Actor actor, Optional<WorkItem> found, Answer answer, String submitKey) {
        if (found.filter(i -> i.state() == WorkItem.State.DONE && actor.account().equals(i.doneBy())).isEmpty()) {
            return false;
        }
        Optional<Answer> before = items.submitted(found.get().id(), actor.account(), submitKey);
        if (before.isPresent() && !before.get().equals(forms.kept(found.get(), answer))) {
            throw Refused.invalid("answer.key-reused", "", "", "这一项已按另一份内容提交，本次内容没有办理。请刷新页面查看已提交的内容。");
        }
        return before.isPresent();
    }

    /** Notes that the person has read what was copied to the unit. */
    @Act
    public void markRead(Actor actor, String id) {
        items.find(id).filter(i -> items.isCopied(actor.unit(), id)).orElseThrow(() -> Refused.absent(WorkItem.NOT_HERE));
        items.markRead(actor.account(), id, now());
    }

    /** A deputy signs as one: 甲（代 乙）, as the item was claimed. */
    private static Actor inTheNameOf(WorkItem item, Actor actor) {
        return item.actingFor() == null ? actor : new Actor(actor.account(), item.assigneeName(), actor.unit(), actor.groups());
    }

    private Refused stillAsked(String id) {
        return Refused.conflict("task.help-open", "还在等" + helps.of(id).stream().filter(Help::isOpen).map(h -> h.helperName() + "的" + h.words() + "意见")
                .collect(Collectors.joining("、")) + "，反馈后才能提交；填写的内容已经保存。");
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}

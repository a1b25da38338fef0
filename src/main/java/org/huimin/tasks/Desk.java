package org.huimin.tasks;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.tasks.spi.TaskSupplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person does with work: take it, hand it back, answer it. Every right is checked here, on the server. */
@Service
public class Desk {

    private final WorkItems items;
    private final TaskSupplier supplier;
    private final TaskForms forms;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Desk(WorkItems items, TaskSupplier supplier, TaskForms forms, Clock clock, ApplicationEventPublisher facts) {
        this.items = items;
        this.supplier = supplier;
        this.forms = forms;
        this.clock = clock;
        this.facts = facts;
    }

    /** @throws Refused absent, conflict where somebody was faster, forbidden where duties must stay apart */
    @Act
    public void claim(Actor actor, String id) {
        WorkItem item = ofGroup(actor, id);
        if (actor.account().equals(item.assignee())) {
            return;
        }
        if (item.state() == WorkItem.State.CLAIMED) {
            throw Refused.conflict("task.claimed", "“" + item.name() + "”已由" + item.assigneeName() + "签收。");
        }
        keepApart(actor, item);
        items.claim(id, actor);
        facts.publishEvent(new TaskFact.TaskClaimed(item.caseRef(), actor.account(), item.task(), id));
    }

    @Act
    public void handBack(Actor actor, String id) {
        WorkItem item = held(actor, id);
        items.handBack(id);
        facts.publishEvent(new TaskFact.TaskHandedBack(item.caseRef(), actor.account(), item.task(), id));
    }

    /** Keeps what was typed, unchecked, for this person and this item. */
    @Act
    public void saveDraft(Actor actor, String id, Map<String, Object> values) {
        ofGroup(actor, id);
        items.saveDraft(id, actor.account(), values, now());
    }

    /**
     * Answers the work and lets the case go on; all in one transaction, of which nothing remains if anybody says no.
     *
     * @throws Refused invalid for a faulty answer, conflict where the work is done or somebody else's, forbidden where
     *                 duties must stay apart
     */
    @Transactional
    public void complete(Actor actor, String id, Answer answer) {
        WorkItem item = held(actor, id);
        keepApart(actor, item);
        forms.check(item, answer).orRefuse();
        Instant at = now();
        items.done(item, actor, answer, at);
        supplier.carryOut(item, actor, answer);
        facts.publishEvent(new TaskFact.TaskCompleted(item.caseRef(), actor.account(), item.task(), id, answer.decision(),
                answer.offline() != null));
    }

    private WorkItem held(Actor actor, String id) {
        WorkItem item = ofGroup(actor, id);
        if (item.state() == WorkItem.State.OPEN) {
            throw Refused.conflict("task.not-claimed", "“" + item.name() + "”尚未签收，请先签收再办理。");
        }
        if (!actor.account().equals(item.assignee())) {
            throw Refused.forbidden("task.somebody-elses", "“" + item.name() + "”已由" + item.assigneeName() + "签收，只能由签收人办理。");
        }
        return item;
    }

    private WorkItem ofGroup(Actor actor, String id) {
        WorkItem item = items.hold(id).filter(i -> actor.groups().contains(i.group()))
                .orElseThrow(() -> Refused.absent("没有这项待办，或者它不在您的办理范围内。"));
        if (item.state() == WorkItem.State.DONE) {
            throw Refused.conflict("task.done", "“" + item.name() + "”已由" + item.doneByName() + "办理完毕。");
        }
        if (item.state() == WorkItem.State.ENDED) {
            throw Refused.conflict("task.ended", "“" + item.name() + "”已不需要办理：" + item.endReason() + "。");
        }
        return item;
    }

    private void keepApart(Actor actor, WorkItem item) {
        if (item.apart().isEmpty()) {
            return;
        }
        List<String> performed = items.performed(item.root(), actor.account(), item.apart());
        if (!performed.isEmpty()) {
            throw Refused.forbidden("task.separation", "您在本次活动中已办理“" + items.of(item.root()).stream()
                    .filter(i -> performed.contains(i.duty())).map(WorkItem::name).findFirst().orElse(performed.get(0))
                    + "”，按岗位分离要求不能再办理“" + item.name() + "”，请由其他人员办理。");
        }
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}

package org.huimin.tasks;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.huimin.identity.People;
import org.huimin.identity.People.Office;
import org.huimin.identity.Person;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.tasks.spi.TaskSupplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * 请人协办 and 加请会签: the work stays with whoever claimed it, and cannot be answered until those asked have said
 * their part. Question and answer stay on the record; who has helped counts as having performed the duty.
 */
@Service
public class Helping {

    static final int QUESTION = 600;
    static final int REPLY = 2000;

    private final Rights rights;
    private final Helps helps;
    private final People people;
    private final TaskSupplier supplier;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Helping(Rights rights, Helps helps, People people, TaskSupplier supplier, Clock clock, ApplicationEventPublisher facts) {
        this.rights = rights;
        this.helps = helps;
        this.people = people;
        this.supplier = supplier;
        this.clock = clock;
        this.facts = facts;
    }

    /** Who may be asked: colleagues of the unit to contribute, people of every unit in the case to co-sign. */
    public List<Office> askable(Actor actor, WorkItem item, Help.Kind kind) {
        var apart = rights.keptApart(item);
        var units = kind == Help.Kind.ASSIST ? List.of(item.unit()) : supplier.units(item);
        return people.byUnit().stream().filter(office -> units.contains(office.unit().code()))
                .map(office -> new Office(office.unit(), office.people().stream()
                        .filter(p -> !p.account().equals(actor.account()) && !apart.contains(p.account())).toList()))
                .filter(office -> !office.people().isEmpty()).toList();
    }

    /** @throws Refused invalid for somebody outside or no question, conflict where they are asked already, forbidden where duties must stay apart */
    @Act
    public void ask(Actor actor, String id, Help.Kind kind, String helper, String question) {
        WorkItem item = rights.held(actor, id);
        boolean assist = kind == Help.Kind.ASSIST;
        String what = Said.required("question", assist ? "需要协办的内容" : "需要会签的内容", question, QUESTION);
        rights.notInPerson(item, assist ? "请人协办" : "加请会签");
        if (actor.account().equals(helper)) {
            throw Refused.invalid("help.oneself", "helper", helper, "不能请自己，请选择其他人员。");
        }
        Person asked = people.find(helper).filter(p -> assist ? p.unit().equals(item.unit()) : supplier.units(item).contains(p.unit()))
                .orElseThrow(() -> Refused.invalid("help.outside", "helper", helper,
                        assist ? "只能请本单位的同事协办，请从名单中选择。" : "只能请参与本次活动的单位会签，请从名单中选择。"));
        rights.keepApart(asked.name(), helper, item);
        if (helps.of(id).stream().anyMatch(h -> h.isOpen() && h.helper().equals(helper))) {
            throw Refused.conflict("help.asked-already", "已经请" + asked.name() + "处理这件事，还没有反馈。");
        }
        Help help = new Help(UUID.randomUUID().toString(), id, kind, actor.account(), item.assigneeName(), helper, asked.name(), what,
                Stamp.now(clock), Help.State.OPEN, "", "", null);
        helps.insert(help, item);
        facts.publishEvent(new TaskFact.HelpAsked(item.caseRef(), actor.account(), item.task(), id, kind, helper));
    }

    /** @param agrees of a co-signer, whether they agree; of no meaning for a contribution */
    @Act
    public void reply(Actor actor, String helpId, boolean agrees, String reply) {
        Help help = mine(actor, helpId);
        WorkItem item = rights.asked(help.item());
        help = stillOpen(helpId);
        String said = Said.required("reply", help.kind() == Help.Kind.ASSIST ? "协办意见" : "会签意见", reply, REPLY);
        rights.keepApartForGood(actor.account(), null, item);
        String verdict = help.kind() == Help.Kind.ASSIST ? "" : agrees ? "AGREE" : "DISAGREE";
        helps.end(help, Help.State.ANSWERED, verdict, said, Stamp.now(clock));
        facts.publishEvent(new TaskFact.HelpGiven(item.caseRef(), actor.account(), item.task(), item.id(), help.kind(), verdict));
    }

    /** Whoever asked no longer waits; that and why stays on the record too. */
    @Act
    public void withdraw(Actor actor, String helpId, String reason) {
        Help help = helps.find(helpId).orElseThrow(Rights::nothing);
        WorkItem item = rights.held(actor, help.item());
        help = stillOpen(helpId);
        String why = Said.required("reason", "撤销理由", reason, QUESTION);
        helps.end(help, Help.State.WITHDRAWN, "", why, Stamp.now(clock));
        facts.publishEvent(new TaskFact.HelpWithdrawn(item.caseRef(), actor.account(), item.task(), item.id(), help.kind(), help.helper()));
    }

    /** What this person has been asked and not yet answered, oldest first. */
    public List<Help> waitingFor(Actor actor) {
        return helps.waitingFor(actor.account());
    }

    /** Everybody asked about one item, in order. */
    public List<Help> of(WorkItem item) {
        return helps.of(item.id());
    }

    public List<Help> ofCase(CaseRef root) {
        return helps.ofCase(root.root());
    }

    private Help mine(Actor actor, String helpId) {
        return helps.find(helpId).filter(h -> h.helper().equals(actor.account())).orElseThrow(Helping::nothing);
    }

    /** Read again once the item is held: of several answers at once one is first. */
    private Help stillOpen(String helpId) {
        Help help = helps.find(helpId).orElseThrow(Helping::nothing);
        if (!help.isOpen()) {
            throw Refused.conflict("help.over", help.state() == Help.State.ANSWERED ? help.helperName() + "的" + help.words() + "意见已经反馈，不能再改。"
                    : "这次" + help.words() + "已由" + help.askerName() + "撤销。");
        }
        return help;
    }

    private static Refused nothing() {
        return Refused.absent("没有这项协办或会签，或者它不在您的办理范围内。");
    }
}

package org.huimin.tasks;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.identity.Staffing;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.tasks.Handover.Kind;
import org.huimin.tasks.Handover.Line;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * 岗位交接: on its day everything on one desk goes to the successor together with the posts, and whoever left can no
 * longer get in. Recorded by the person, or by whoever leads the unit. Work from which the successor is kept apart goes
 * back to the group's tray instead.
 */
@Service
public class HandingOver {

    private static final int NOTE = 600;
    private static final int MOST = 1000;

    private final Handovers handovers;
    private final WorkItems items;
    private final WorkLists lists;
    private final Helps helps;
    private final Absences absences;
    private final Rights rights;
    private final Transferring transferring;
    private final People people;
    private final Staffing staffing;
    private final Set<String> leading;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    HandingOver(Handovers handovers, WorkItems items, WorkLists lists, Helps helps, Absences absences, Rights rights, Transferring transferring, People people,
                Staffing staffing, @Value("${huimin.unit-led-by:head}") Set<String> leading, Clock clock, ApplicationEventPublisher facts) {
        this.handovers = handovers;
        this.items = items;
        this.lists = lists;
        this.helps = helps;
        this.absences = absences;
        this.rights = rights;
        this.transferring = transferring;
        this.people = people;
        this.staffing = staffing;
        this.leading = Set.copyOf(leading);
        this.clock = clock;
        this.facts = facts;
    }

    /** Whose posts this person may hand over: their own, and where they lead the unit everybody's in it. */
    public List<Person> mayHandOver(Actor actor) {
        boolean leads = leads(actor);
        return colleagues(actor).stream().filter(p -> leads || p.account().equals(actor.account())).toList();
    }

    /** Everybody in the unit. */
    public List<Person> colleagues(Actor actor) {
        return people.byUnit().stream().filter(o -> o.unit().code().equals(actor.unit())).flatMap(o -> o.people().stream()).toList();
    }

    /**
     * Records the handover; one whose day has come is carried out at once.
     *
     * @return its number
     * @throws Refused forbidden where it is not this person's to record, invalid for a faulty successor or day
     */
    @Act
    public String record(Actor actor, String account, String successor, LocalDate effective, String note) {
        leaver(actor, account);
        items.holdDesk(account);
        absences.lockPeople(account, successor);
        Person leaver = leaver(actor, account);
        String said = Said.required("note", "交接说明", note, NOTE);
        Person next = people.find(successor).filter(p -> p.unit().equals(leaver.unit()) && !p.account().equals(account)).orElseThrow(() ->
                Refused.invalid("handover.successor", "successor", successor, "接收人须是本单位的其他同事，请从名单中选择。"));
        if (effective == null || effective.isBefore(today())) {
            throw Refused.invalid("handover.day", "effective", effective, "请填写生效日期，不能早于今天（" + Period.words(today()) + "）。");
        }
        if (handovers.planned(account)) {
            throw Refused.conflict("handover.planned", leaver.name() + "已有一份待生效的工作交接，请先撤销。");
        }
        if (handovers.planned(successor)) {
            throw Refused.conflict("handover.successor-leaves", next.name() + "自己也有一份待生效的工作交接，请选择其他同事。");
        }
        Handover handover = new Handover(UUID.randomUUID().toString(), account, leaver.name(), leaver.unit(), successor, next.name(), effective, said,
                actor.account(), actor.name(), Stamp.now(clock), Handover.State.PLANNED, null, List.of());
        handovers.insert(handover);
        facts.publishEvent(new TaskFact.HandoverRecorded(CaseRef.HOUSE, actor.account(), account, successor, effective));
        if (!effective.isAfter(today())) {
            move(handover);
        }
        return handover.id();
    }

    private Person leaver(Actor actor, String account) {
        return mayHandOver(actor).stream().filter(p -> p.account().equals(account)).findFirst().orElseThrow(() ->
                Refused.forbidden("handover.not-yours", "工作交接由本人登记，或者由本单位负责人登记。"));
    }

    @Act
    public void cancel(Actor actor, String id) {
        Handover handover = handovers.hold(id).filter(h -> h.recordedBy().equals(actor.account()) || h.unit().equals(actor.unit()) && leads(actor))
                .orElseThrow(HandingOver::nothing);
        if (handover.state() != Handover.State.PLANNED) {
            throw Refused.conflict("handover.over", "这份工作交接已经" + (handover.state() == Handover.State.DONE ? "生效" : "撤销") + "。");
        }
        handovers.end(id, Handover.State.CANCELLED, List.of(), Stamp.now(clock));
        facts.publishEvent(new TaskFact.HandoverCancelled(CaseRef.HOUSE, actor.account(), handover.account()));
    }

    /** Those whose day has come, each to be {@linkplain #carryOut carried out} by itself. */
    public List<String> due() {
        return handovers.due(today());
    }

    /** Of several who carry it out at once one does. */
    @Act
    public void carryOut(String id) {
        Handover handover = handovers.hold(id).orElseThrow(HandingOver::nothing);
        if (handover.state() == Handover.State.PLANNED && !handover.effective().isAfter(today())) {
            move(handover);
        }
    }

    /** With its list: as of now for a planned one. @throws Refused absent for those of another unit */
    public Handover get(Actor actor, String id) {
        Handover h = handovers.find(id).filter(known -> known.unit().equals(actor.unit())).orElseThrow(HandingOver::nothing);
        return h.state() != Handover.State.PLANNED ? h : new Handover(h.id(), h.account(), h.name(), h.unit(), h.successor(), h.successorName(),
                h.effective(), h.note(), h.recordedBy(), h.recordedByName(), h.recordedAt(), h.state(), h.endedAt(), list(h.account()));
    }

    /** The unit's, latest first. */
    public List<Handover> of(Actor actor) {
        return handovers.ofUnit(actor.unit());
    }

    /** Everything this person would hand over today. */
    public List<Line> list(String account) {
        List<Line> lines = new ArrayList<>();
        people.find(account).ifPresent(p -> p.groups().stream().sorted().forEach(g -> lines.add(new Line(Kind.POST, g, p.name() + "的岗位权限", "", "", ""))));
        lists.claimedBy(account, MOST).forEach(i -> lines.add(work(i.actingFor() == null ? Kind.WORK : Kind.HELD_BY_DEPUTY, i)));
        lists.heldFor(account, MOST).forEach(i -> lines.add(work(Kind.HELD_BY_DEPUTY, i)));
        lists.draftsOf(account, MOST).forEach(i -> lines.add(work(Kind.DRAFT, i)));
        helps.waitingFor(account).forEach(h -> lines.add(new Line(Kind.HELP, h.id(), h.askerName() + "请" + h.words() + "：" + h.question(), "", "", "")));
        absences.touching(account, today(), today().plusYears(1)).forEach(a -> lines.add(new Line(a.account().equals(account) ? Kind.ABSENCE : Kind.DEPUTY,
                a.id(), a.signs(), "", Period.words(a.first()) + "至" + Period.words(a.last()), "")));
        return lines;
    }

    private static Line work(Kind kind, WorkItem item) {
        return new Line(kind, item.id(), (item.name() + " " + item.subject()).strip(), item.caseRef().value(),
                item.dueAt() == null ? "" : Period.words(LocalDate.ofInstant(item.dueAt().minusNanos(1), Period.ZONE)), "");
    }

    private void move(Handover handover) {
        Instant at = Stamp.now(clock);
        List<Line> moved = list(handover.account()).stream().map(line -> line.became(move(handover, line, at))).toList();
        staffing.handOver(handover.account(), handover.successor(), handover.recordedBy());
        handovers.end(handover.id(), Handover.State.DONE, moved, at);
        facts.publishEvent(new TaskFact.HandoverDone(CaseRef.HOUSE, handover.recordedBy(), handover.account(), handover.successor(),
                moved.stream().filter(l -> l.outcome().equals("MOVED")).count(), moved.stream().filter(l -> l.outcome().equals("RETURNED")).count()));
    }

    private String move(Handover handover, Line line, Instant at) {
        return switch (line.kind()) {
            case WORK -> items.hold(line.id()).filter(WorkItem::isOpen).map(item -> work(handover, item, at)).orElse("ENDED");
            case HELD_BY_DEPUTY -> {
                items.hold(line.id()).filter(WorkItem::isOpen).ifPresent(items::handBack);
                yield "RETURNED";
            }
            case DRAFT -> {
                items.passDraft(line.id(), handover.account(), handover.successor());
                yield "MOVED";
            }
            case HELP -> help(handover, line);
            case ABSENCE, DEPUTY -> {
                absences.end(line.id(), at);
                yield "ENDED";
            }
            case POST -> "MOVED";
        };
    }

    private String work(Handover handover, WorkItem item, Instant at) {
        if (rights.keptApart(item).contains(handover.successor())) {
            items.handBack(item);
            return "RETURNED";
        }
        items.claim(item, handover.successor(), handover.successorName(), null);
        items.passDraft(item.id(), handover.account(), handover.successor());
        transferring.note(item, handover.account(), handover.name(), handover.successor(), handover.successorName(), "岗位交接：" + handover.note(), at);
        return "MOVED";
    }

    private String help(Handover handover, Line line) {
        Help help = helps.find(line.id()).orElseThrow();
        boolean fit = items.find(help.item()).filter(i -> i.isOpen() && !handover.successor().equals(i.assignee())
                && !rights.keptApart(i).contains(handover.successor())).isPresent();
        if (fit) {
            helps.pass(help, handover.successor(), handover.successorName());
            return "MOVED";
        }
        helps.end(help, Help.State.WITHDRAWN, "", "岗位交接，请另请人员。", Stamp.now(clock));
        return "ENDED";
    }

    private boolean leads(Actor actor) {
        return leading.stream().anyMatch(role -> actor.groups().contains(actor.unit() + "-" + role));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Period.ZONE);
    }

    private static Refused nothing() {
        return Refused.absent("没有这份工作交接，或者它不属于您的单位。");
    }
}

package org.huimin.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.publicity.Objecting;
import org.huimin.publicity.PublicityRegister;
import org.huimin.supervision.Supervising;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Help;
import org.huimin.tasks.Helping;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;

/**
 * A house in the middle of its work: several programmes have come as far as a given morning, and every kind of desk has
 * something waiting that came in within the last days.
 */
@Component
class MidLife {

    private static final Duration RECENT = Duration.ofDays(5);
    /** What colleagues have not come to yet, one piece of each kind in each programme. */
    private static final Set<String> LEFT = Set.of("recommend-merchants", "confirm-recommendation", "review-merchants", "verify-merchants",
            "admit-objection", "score-applications");

    private final Rehearsing rehearsing;
    private final ProgrammeRegister programmes;
    private final PublicityRegister publicities;
    private final Objecting objecting;
    private final Supervising supervising;
    private final People people;
    private final Inbox inbox;
    private final Desk desk;
    private final Helping helping;

    MidLife(Rehearsing rehearsing, ProgrammeRegister programmes, PublicityRegister publicities, Objecting objecting, Supervising supervising,
            People people, Inbox inbox, Desk desk, Helping helping) {
        this.rehearsing = rehearsing;
        this.programmes = programmes;
        this.publicities = publicities;
        this.objecting = objecting;
        this.supervising = supervising;
        this.people = people;
        this.inbox = inbox;
        this.desk = desk;
        this.helping = helping;
    }

    /** @param specs in the first of them outsiders, too, have something to say: a citizen, discipline inspection, another office */
    void at(Instant moment, List<ProgrammeSpec> specs, long seed) {
        Set<String> kinds = new HashSet<>();
        Set<String> left = new HashSet<>();
        rehearsing.together(specs, seed, moment, item -> left.contains(item.id())
                || item.createdAt().isAfter(moment.minus(RECENT)) && LEFT.contains(item.task()) && !ofAnOffice(item)
                && kinds.add(item.root() + item.task()) && left.add(item.id()));
        CaseRef main = programmes.find(specs.get(0).code()).orElseThrow();
        object(main);
        inspect(main);
    }

    /** Whether it is work of a panel's member who comes from the office itself: visitors are to see an expert's. */
    private boolean ofAnOffice(WorkItem item) {
        return item.personal() && people.find(item.assignee()).filter(p -> p.unit().equals(MadeUpStaff.EXPERTS)).isEmpty();
    }

    private void object(CaseRef programme) {
        publicities.running().stream().filter(p -> p.about().root().equals(programme)).findFirst().ifPresent(p -> objecting.file(
                new Objecting.Objection(p.id(), "某商户（演练）", "演练联系方式", "希望说明其他平台是否也可以承办。", List.of())));
    }

    /** Discipline inspection asks, whoever is to answer takes it up and asks finance to sign as well. */
    private void inspect(CaseRef programme) {
        String office = programmes.unitsHolding(programme, "answer-opinion").get(0);
        supervising.raise(one(programme, Supervising.DUTY), programme, "", office, "请说明资金专户管理和对账安排。", null);
        inbox.open(programme).stream().filter(item -> item.task().equals("answer-opinion")).findFirst().ifPresent(item -> {
            Actor answering = people.inGroup(item.group()).get(0).actor();
            desk.claim(answering, item.id());
            helping.ask(answering, item.id(), Help.Kind.COSIGN, one(programme, "arrange-funds").account(), "请财政部门会签资金管理部分。");
        });
    }

    private Actor one(CaseRef programme, String duty) {
        return people.inGroup(programmes.group(programme, duty, null)).stream().findFirst().map(Person::actor).orElseThrow();
    }
}

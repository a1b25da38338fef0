package org.huimin.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    private static final String OUTREACH = "run-outreach";
    /** What colleagues have not come to yet, one piece of each kind in each programme, and how long it may have waited. */
    private static final Map<String, Duration> LEFT = Map.of("recommend-merchants", Duration.ofDays(5), "confirm-recommendation", Duration.ofDays(5),
            "review-merchants", Duration.ofDays(5), "verify-merchants", Duration.ofDays(5), "admit-objection", Duration.ofDays(5),
            "score-applications", Duration.ofDays(5), OUTREACH, Duration.ofDays(10), "pay-drawdown", Duration.ofDays(1),
            "submit-daily", Duration.ofDays(2), "chase-daily", Duration.ofDays(1));

    private final Rehearsing rehearsing;
    private final ProgrammeRegister programmes;
    private final PublicityRegister publicities;
    private final Objecting objecting;
    private final Supervising supervising;
    private final People people;
    private final Inbox inbox;
    private final Desk desk;
    private final Helping helping;
    private final WaitingForHeads heads;

    MidLife(Rehearsing rehearsing, ProgrammeRegister programmes, PublicityRegister publicities, Objecting objecting, Supervising supervising,
            People people, Inbox inbox, Desk desk, Helping helping, WaitingForHeads heads) {
        this.rehearsing = rehearsing;
        this.programmes = programmes;
        this.publicities = publicities;
        this.objecting = objecting;
        this.supervising = supervising;
        this.people = people;
        this.inbox = inbox;
        this.desk = desk;
        this.helping = helping;
        this.heads = heads;
    }

    /** @param specs in the first of them outsiders, too, have something to say: a citizen, discipline inspection, another office */
    void at(Instant moment, List<ProgrammeSpec> specs, long seed) {
        Set<String> kinds = new HashSet<>();
        Set<String> left = new HashSet<>();
        rehearsing.together(specs, seed, moment, item -> left.contains(item.id())
                || LEFT.containsKey(item.task()) && item.createdAt().isAfter(moment.minus(LEFT.get(item.task()))) && !ofAnOffice(item) && !byAnother(item)
                && kinds.add(item.root() + item.task()) && left.add(item.id()));
        CaseRef main = programmes.find(specs.get(0).code()).orElseThrow();
        object(main);
        inspect(main);
        heads.correction(main);
        specs.stream().map(spec -> programmes.find(spec.code()).orElseThrow()).filter(this::shopsTakePart).forEach(heads::suspension);
    }

    /** Whether it is work of a panel's member who comes from the office itself: visitors are to see an expert's. */
    private boolean ofAnOffice(WorkItem item) {
        return item.personal() && people.find(item.assignee()).filter(p -> p.unit().equals(MadeUpStaff.EXPERTS)).isEmpty();
    }

    /** Of the publicity work the sponsor's own is left: the other units have done theirs. */
    private boolean byAnother(WorkItem item) {
        return item.task().equals(OUTREACH) && !item.unit().equals(programmes.spec(item.root()).sponsor());
    }

    private boolean shopsTakePart(CaseRef programme) {
        return inbox.open(programme).stream().anyMatch(item -> item.task().equals("submit-daily"));
    }

    private void object(CaseRef programme) {
        publicities.running().stream().filter(p -> p.about().root().equals(programme)).findFirst().ifPresent(p -> objecting.file(
                new Objecting.Objection(p.id(), "某商户（演练）", "演练联系方式", "希望说明其他平台是否也可以承办。", List.of())));
    }

    /** Discipline inspection asks finance, whose head takes it up, asks a colleague to contribute and the sponsor to sign as well. */
    private void inspect(CaseRef programme) {
        String office = programmes.unitsHolding(programme, "arrange-funds").get(0);
        supervising.raise(one(programme, Supervising.DUTY), programme, "", office, "请说明资金专户管理和对账安排。", null);
        inbox.open(programme).stream().filter(item -> item.task().equals("answer-opinion")).findFirst().ifPresent(item -> {
            Actor answering = people.inGroup(item.group()).get(0).actor();
            desk.claim(answering, item.id());
            helping.ask(answering, item.id(), Help.Kind.ASSIST, one(programme, "arrange-funds").account(), "请写明拨付和对账的安排。");
            helping.ask(answering, item.id(), Help.Kind.COSIGN, one(programme, "draft-plan").account(), "请会签专户管理部分。");
        });
    }

    private Actor one(CaseRef programme, String duty) {
        return people.inGroup(programmes.group(programme, duty, null)).stream().findFirst().map(Person::actor).orElseThrow();
    }
}

package org.huimin.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.publicity.Objecting;
import org.huimin.publicity.Objecting.Objection;
import org.huimin.publicity.PublicityRegister;
import org.huimin.publicity.PublicityRegister.PublicityView;
import org.huimin.rehearsal.Rehearsing;
import org.huimin.selection.Award;
import org.huimin.selection.Awarding;
import org.huimin.selection.TenderRegister;
import org.huimin.tasks.Answer;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.NoSkipping;
import org.huimin.testing.WholeHouse;

/** A programme whose every work is simulated but what a test wants to answer itself. */
final class ByHand {

    private static final int MOST_STEPS = 300;

    final WholeHouse house;
    final CaseRef programme;
    private final Rehearsing.Play play;
    private final Set<String> byHand;
    private final NoSkipping steps;

    /** @param byHand tasks that nobody is simulated for */
    ByHand(WholeHouse house, ProgrammeSpec spec, Set<String> byHand) {
        this.house = house;
        this.play = house.get(Rehearsing.class).begin(spec, 1);
        this.programme = play.programme();
        this.byHand = new HashSet<>(byHand);
        this.steps = new NoSkipping(house, programme);
    }

    void until(BooleanSupplier over) {
        for (int step = 0; !over.getAsBoolean(); step++) {
            assertThat(step).as("goes on without end, with %s on the desks", open().stream().map(WorkItem::task).toList()).isLessThan(MOST_STEPS);
            assertThat(play.step(item -> !byHand.contains(item.task()), words -> { })).as("waits for nothing, with %s on the desks",
                    open().stream().map(WorkItem::task).toList()).isTrue();
            steps.nothingGivesWay();
        }
    }

    /** Processes in which it was tried, at every wait state, to go again over a step. */
    Set<String> walked() {
        return steps.processes();
    }

    /** From now on somebody is simulated for these too. */
    void leave(String... tasks) {
        byHand.removeAll(List.of(tasks));
    }

    void object(String grounds) {
        house.get(Objecting.class).file(new Objection(period().id(), "某企业", "0755-0000000", grounds, List.of()));
    }

    void decide(String decision, Map<String, Object> more) {
        WorkItem item = open("decide-objection").get(0);
        Map<String, Object> answer = new HashMap<>(more);
        answer.put("decision", decision);
        answer(anyOf(item), item, answer);
    }

    void answer(Actor actor, WorkItem item, Map<String, Object> answer) {
        if (house.get(Inbox.class).get(actor, item.id()).assignee() == null) {
            house.get(Desk.class).claim(actor, item.id());
        }
        house.get(Desk.class).complete(actor, item.id(), Answer.of(answer));
    }

    /** The first of the post whom the programme lets take it. */
    Actor claim(String task) {
        WorkItem item = only(task);
        Refused last = null;
        for (Person person : house.get(People.class).inGroup(item.group())) {
            try {
                house.get(Desk.class).claim(person.actor(), item.id());
                return person.actor();
            } catch (Refused no) {
                last = no;
            }
        }
        throw last;
    }

    void handle(String task, Map<String, Object> answer) {
        Actor actor = claim(task);
        answer(actor, only(task), answer);
    }

    Actor anyOf(WorkItem item) {
        return person(item.group());
    }

    Actor person(String group) {
        return house.get(People.class).inGroup(group).get(0).actor();
    }

    Instant now() {
        return house.get(Clock.class).instant();
    }

    /** The latest of the award's. */
    PublicityView period() {
        List<PublicityView> all = house.get(PublicityRegister.class).of(programme);
        return all.get(all.size() - 1);
    }

    boolean publicised(int times) {
        return house.get(PublicityRegister.class).of(programme).size() == times;
    }

    CaseRef tender() {
        return house.get(TenderRegister.class).of(programme).get(0).caseRef();
    }

    Award winner() {
        return house.get(Awarding.class).current(tender()).get(0);
    }

    List<WorkItem> open() {
        return house.get(Inbox.class).open(programme);
    }

    List<WorkItem> open(String task) {
        return open().stream().filter(item -> item.task().equals(task)).toList();
    }

    boolean lies(String task) {
        return !open(task).isEmpty();
    }

    WorkItem only(String task) {
        assertThat(open(task)).hasSize(1);
        return open(task).get(0);
    }

    int done(String task) {
        return (int) house.get(Inbox.class).timeline(programme).stream().filter(h -> h.item().task().equals(task) && h.item().doneBy() != null).count();
    }
}

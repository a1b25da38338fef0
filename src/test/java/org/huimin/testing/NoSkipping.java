package org.huimin.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.oversight.TrailRegister;
import org.huimin.tasks.Answer;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Handled;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;

/**
 * Asked at a wait state of a walk that runs: what is done or over cannot be answered or claimed again, what lies on a desk
 * cannot be answered by whoever has not taken it up, and the case stands where it stood. Each piece of work is tried once in
 * each of the two states, at the first wait state at which it is there.
 */
public final class NoSkipping {

    private static final Answer ANY = Answer.of(Map.of("decision", "APPROVED", "opinion", "越过步骤。"));

    private final WholeHouse house;
    private final CaseRef programme;
    private final Set<String> tried = new HashSet<>();
    private final Set<String> processes = new HashSet<>();
    private boolean alone = true;

    public NoSkipping(WholeHouse house, CaseRef programme) {
        this.house = house;
        this.programme = programme;
    }

    /** In a house that lives on beside the walk: takes no notice of what happened before, nor of what else happens. */
    public NoSkipping fromNow() {
        alone = false;
        house.get(Inbox.class).timeline(programme).stream().map(Handled::item).filter(item -> !item.isOpen()).forEach(item -> tried.add("over " + item.id()));
        return this;
    }

    /** Processes in which it was tried to go again over a step. */
    public Set<String> processes() {
        return processes;
    }

    public void nothingGivesWay() {
        Set<String> open = ids();
        long entries = entries();
        house.get(Inbox.class).timeline(programme).stream().map(Handled::item).filter(item -> !item.isOpen() && tried.add("over " + item.id())).forEach(item -> {
            Actor actor = item.doneBy() == null ? first(item) : house.get(People.class).find(item.doneBy()).map(Person::actor).orElseThrow();
            refuses(item, () -> house.get(Desk.class).complete(actor, item.id(), ANY));
            refuses(item, () -> house.get(Desk.class).claim(actor, item.id()));
            processes.add(item.process());
        });
        house.get(Inbox.class).open(programme).stream().filter(item -> item.state() == WorkItem.State.OPEN && tried.add("open " + item.id())).forEach(item ->
                refuses(item, () -> house.get(Desk.class).complete(first(item), item.id(), ANY)));
        if (alone) {
            assertThat(ids()).as("what lies on the desks").isEqualTo(open);
            assertThat(entries()).as("lines of the programme's trail").isEqualTo(entries);
        }
    }

    private Actor first(WorkItem item) {
        return house.get(People.class).inGroup(item.group()).get(0).actor();
    }

    private static void refuses(WorkItem item, Runnable act) {
        String what = item.process() + "/" + item.task() + " " + item.caseRef() + " " + item.state();
        Refused no = catchThrowableOfType(Refused.class, act::run);
        assertThat(no).as(what).isNotNull();
        assertThat(no.kind()).as(what + " " + no.getMessage()).isIn(Refused.Kind.CONFLICT, Refused.Kind.ABSENT);
    }

    private Set<String> ids() {
        return new HashSet<>(house.get(Inbox.class).open(programme).stream().map(WorkItem::id).toList());
    }

    private long entries() {
        return house.get(TrailRegister.class).head(programme).orElseThrow().seq();
    }
}

package org.huimin.tasks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Period;
import org.huimin.tasks.WorkLists.Part;
import org.springframework.stereotype.Component;

/** How far a person's hands go today: their own posts, and those of whoever they stand in for. */
@Component
class Reach {

    private final Absences absences;
    private final People people;
    private final Clock clock;

    Reach(Absences absences, People people, Clock clock) {
        this.absences = absences;
        this.people = people;
        this.clock = clock;
    }

    /** For whom the person would act with this item; empty where it is their own post's, or not theirs at all. */
    Optional<Absence> standsIn(Actor actor, WorkItem item) {
        if (item.personal()) {
            return Optional.empty();
        }
        boolean own = actor.groups().contains(item.group());
        if (own && (item.state() == WorkItem.State.OPEN || actor.account().equals(item.assignee()) && item.actingFor() == null)) {
            return Optional.empty();
        }
        return today(actor).stream().filter(a -> a.covers(item.duty())).filter(a -> free(actor, item, a.account()))
                .filter(a -> people.find(a.account()).filter(p -> p.groups().contains(item.group())).isPresent()).findFirst();
    }

    /** In the tray, on the absent person's desk, or already on the deputy's for that person. */
    private static boolean free(Actor actor, WorkItem item, String absent) {
        return item.state() == WorkItem.State.OPEN || absent.equals(item.assignee())
                || actor.account().equals(item.assignee()) && absent.equals(item.actingFor());
    }

    /** What lies open for the person: the trays of their posts, of those they stand in for, and what a deputy holds for them. */
    List<Part> open(Actor actor, boolean deputises) {
        List<Part> trays = new ArrayList<>();
        actor.groups().stream().sorted().forEach(group -> trays.add(new Part("group_code = ? and state = 'OPEN'", List.of(group))));
        trays.addAll(further(actor, deputises));
        return trays;
    }

    /** What lies open besides the trays of the person's own posts. @param deputises false where it is known that they stand in for nobody today */
    List<Part> further(Actor actor, boolean deputises) {
        List<Part> trays = new ArrayList<>();
        trays.add(new Part("acting_for = ? and state = 'CLAIMED'", List.of(actor.account())));
        if (deputises) {
            trays.addAll(deputised(actor));
        }
        return trays;
    }

    /** What lies open for those the person stands in for. */
    List<Part> deputised(Actor actor) {
        List<Part> trays = new ArrayList<>();
        for (Absence absence : today(actor)) {
            people.find(absence.account()).map(Person::groups).stream().flatMap(java.util.Set::stream).sorted()
                    .filter(group -> !actor.groups().contains(group))
                    .forEach(group -> trays.add(within(absence, "group_code = ? and state = 'OPEN'", group)));
            trays.add(within(absence, "assignee = ? and state = 'CLAIMED' and personal = false", absence.account()));
        }
        return trays;
    }

    /** What the person has claimed; what they held as a deputy is no longer theirs once that is over. */
    List<Part> mine(Actor actor, boolean deputises) {
        List<Part> trays = new ArrayList<>(List.of(new Part("assignee = ? and state = 'CLAIMED' and acting_for is null", List.of(actor.account()))));
        List<Absence> standing = deputises ? today(actor) : List.of();
        standing.forEach(absence -> trays.add(new Part("assignee = ? and state = 'CLAIMED' and acting_for = ?",
                List.of(actor.account(), absence.account()))));
        return trays;
    }

    private static Part within(Absence absence, String where, String key) {
        List<Object> arguments = new ArrayList<>(List.of(key));
        if (absence.duties().isEmpty()) {
            return new Part(where, arguments);
        }
        arguments.addAll(absence.duties());
        return new Part(where + " and duty in (" + String.join(",", java.util.Collections.nCopies(absence.duties().size(), "?")) + ")", arguments);
    }

    private List<Absence> today(Actor actor) {
        return absences.deputised(actor.account(), day());
    }

    /** Today, by which absences begin and end. */
    LocalDate day() {
        return LocalDate.ofInstant(clock.instant(), Period.ZONE);
    }
}

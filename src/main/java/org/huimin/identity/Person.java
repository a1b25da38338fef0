package org.huimin.identity;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.kernel.Actor;

/** Somebody who may sign in, as lists and pages show them. */
public record Person(String account, String name, String unit, String unitName, Set<String> groups) {

    public Person {
        groups = Set.copyOf(groups);
    }

    Person with(Person samePersonsOtherPost) {
        return new Person(account, name, unit, unitName,
                Stream.concat(groups.stream(), samePersonsOtherPost.groups.stream()).collect(Collectors.toSet()));
    }

    public Actor actor() {
        return new Actor(account, name, unit, groups);
    }
}

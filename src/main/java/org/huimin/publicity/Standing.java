package org.huimin.publicity;

import java.util.List;

/**
 * Who may object: anyone, or only the parties named.
 *
 * @param parties names of the parties; empty means anyone
 */
public record Standing(List<String> parties) {

    public static final Standing ANYONE = new Standing(List.of());

    public Standing {
        parties = parties.stream().map(String::strip).toList();
    }

    public static Standing parties(List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a party list without parties would let anyone object");
        }
        return new Standing(names);
    }

    public boolean anyone() {
        return parties.isEmpty();
    }

    boolean admits(String name) {
        return anyone() || parties.contains(name.strip());
    }
}

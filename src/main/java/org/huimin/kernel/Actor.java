package org.huimin.kernel;

import java.util.Set;

/**
 * Who acts, as the sign-in says, never as the request says.
 *
 * @param account the account's name
 * @param name    what pages show: the office, e.g. 县商务局经办人
 * @param unit    code of the unit
 * @param groups  {@code unit-role} for every post held, e.g. {@code commerce-officer}
 */
public record Actor(String account, String name, String unit, Set<String> groups) {

    /** What rules and deadlines do by themselves. */
    public static final Actor SYSTEM = new Actor("system", "系统", "", Set.of());

    public Actor {
        groups = Set.copyOf(groups);
    }
}

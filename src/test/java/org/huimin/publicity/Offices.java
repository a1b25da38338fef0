package org.huimin.publicity;

import java.util.Set;
import org.huimin.kernel.Actor;

/** People of a county's offices, by post. */
final class Offices {

    static final Actor DRAFTER = actor("commerce-1", "县商务局经办人甲", "commerce", "officer");
    static final Actor CHECKER = actor("commerce-2", "县商务局经办人乙", "commerce", "officer");
    static final Actor SIGNER = actor("commerce-head-1", "县商务局负责人", "commerce", "head");
    static final Actor CLERK = actor("gov-1", "县政府办经办人", "gov", "officer");
    static final Actor CLERK_2 = actor("gov-2", "县政府办经办人乙", "gov", "officer");
    static final Actor LEADER = actor("leading-head-1", "领导小组负责人", "leading", "head");

    private Offices() { }

    private static Actor actor(String account, String name, String unit, String role) {
        return new Actor(account, name, unit, Set.of(unit + "-" + role));
    }
}

package org.huimin.identity;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A person to be enrolled.
 *
 * @param account ASCII, stands in every record of what the person does
 * @param name    what pages show: the office, e.g. 县商务局经办人
 * @param unit    code of the unit
 * @param roles   posts held there; each makes the person a member of the group {@code unit-role}
 */
public record PersonEntry(String account, String name, String unit, List<String> roles) {

    static final Pattern ACCOUNT = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");
    static final Pattern ROLE = Pattern.compile("[a-z0-9-]{1,39}");
    static final int LONGEST_NAME = 80;

    public PersonEntry {
        roles = List.copyOf(roles);
    }
}

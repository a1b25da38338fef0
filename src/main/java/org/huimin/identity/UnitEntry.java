package org.huimin.identity;

import java.util.regex.Pattern;

/**
 * An office that takes part in programmes.
 *
 * @param code  ASCII, part of the groups' names
 * @param name  full name, e.g. as on its seal
 * @param kind  a word of the county's: BUREAU, TOWNSHIP, PLATFORM …
 */
public record UnitEntry(String code, String name, String shortName, String kind) {

    static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public UnitEntry {
        shortName = shortName == null || shortName.isBlank() ? name : shortName;
        kind = kind == null ? "" : kind;
    }
}

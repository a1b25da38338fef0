package org.huimin.kernel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The business number of a case: a programme ({@code VP-2023-001}) or something inside one
 * ({@code VP-2023-001/PH-1}, {@code VP-2023-001/OBJ-2}). It is the engine's business key and the trail's subject.
 */
public record CaseRef(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("HOUSE|SEALED|VP-\\d{4}-\\d{3}(/[A-Z]+-[0-9A-Za-z-]+)*");

    /** The case of the house itself, for facts that belong to no programme. */
    public static final CaseRef HOUSE = new CaseRef("HOUSE");

    /** Under which applications are recorded while nobody may know how many there are: on a chain of its own, which no page shows. */
    public static final CaseRef SEALED = new CaseRef("SEALED");

    public CaseRef {
        if (value == null || value.length() > 100 || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a case reference: " + value);
        }
    }

    public static CaseRef of(String value) {
        return new CaseRef(value);
    }

    /** The programme this case lies in; the house for the house. */
    public CaseRef root() {
        int slash = value.indexOf('/');
        return slash < 0 ? this : new CaseRef(value.substring(0, slash));
    }

    /** A case inside this one, e.g. {@code child("PH", 1)} is {@code …/PH-1}. */
    public CaseRef child(String kind, Object number) {
        return new CaseRef(value + "/" + kind + "-" + number);
    }

    @Override
    public String toString() {
        return value;
    }
}

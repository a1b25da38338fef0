package org.huimin.portal.workbench;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.huimin.tasks.Cursor;

/** A cursor as it stands in an address, without a time where nothing is due; one that somebody mangled begins at the top. */
final class Place {

    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private Place() { }

    static String write(Cursor cursor) {
        return (cursor.at() == null ? "" : cursor.at()) + "_" + cursor.id();
    }

    static Cursor parse(String text) {
        int split = text.indexOf('_');
        if (split < 0) {
            return null;
        }
        String at = text.substring(0, split);
        String id = text.substring(split + 1);
        try {
            Instant instant = at.isEmpty() ? null : Instant.parse(at);
            return instant != null && (instant.isBefore(FIRST) || instant.isAfter(LAST)) ? null : new Cursor(instant, id);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}

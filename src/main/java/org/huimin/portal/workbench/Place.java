package org.huimin.portal.workbench;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.huimin.tasks.Cursor;

/** A cursor as it stands in an address, without a time where nothing is due; one that somebody mangled begins at the top. */
final class Place {

    private Place() { }

    static String write(Cursor cursor) {
        return (cursor.at() == null ? "" : cursor.at()) + "_" + cursor.id();
    }

    static Cursor parse(String text) {
        int split = text.indexOf('_');
        try {
            return split < 0 ? null : new Cursor(split == 0 ? null : Instant.parse(text.substring(0, split)), text.substring(split + 1));
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}

package org.huimin.portal.workbench.acts;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** A day as a date field sends it. */
final class Days {

    private Days() { }

    /** Null for anything that is no day. */
    static LocalDate parse(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}

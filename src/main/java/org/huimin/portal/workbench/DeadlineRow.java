package org.huimin.portal.workbench;

import java.time.Instant;
import java.time.LocalDate;
import org.huimin.calendar.Deadline;

/**
 * A deadline of a case as the page lists it.
 *
 * @param key message key of its name
 * @param day of which day it is one; null where of none
 */
record DeadlineRow(String caseRef, String key, LocalDate day, Instant end, String rule, String basis, boolean provisional) {

    /** The key of a deadline is its name and, after a colon, its day. */
    static DeadlineRow of(Deadline deadline) {
        String[] named = deadline.key().split(":", 2);
        return new DeadlineRow(deadline.caseRef().value(), named[0], named.length < 2 ? null : LocalDate.parse(named[1]), deadline.end(), deadline.rule(),
                deadline.basis(), deadline.provisional());
    }
}

package org.huimin.portal.workbench;

import java.time.Instant;
import org.huimin.calendar.Deadline;

/**
 * A deadline of a case as the page lists it.
 *
 * @param key  message key of its name, without what follows a colon
 * @param part what followed: a round or a day; empty for none
 */
record DeadlineRow(String caseRef, String key, String part, Instant end, String rule, String basis, boolean provisional) {

    static DeadlineRow of(Deadline deadline) {
        int colon = deadline.key().indexOf(':');
        return new DeadlineRow(deadline.caseRef().value(), colon < 0 ? deadline.key() : deadline.key().substring(0, colon),
                colon < 0 ? "" : deadline.key().substring(colon + 1), deadline.end(), deadline.rule(), deadline.basis(),
                deadline.provisional());
    }
}

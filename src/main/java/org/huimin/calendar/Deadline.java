package org.huimin.calendar;

import java.time.Instant;
import java.time.LocalDate;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;

/**
 * When something must be done, and why then.
 *
 * @param rule            {@code WD5}, {@code CD3} or {@code AT} for a fixed moment
 * @param basis           the legal basis, as shown to people
 * @param start           what it was counted from
 * @param end             the first instant that is too late; whole seconds
 * @param calendarVersion the holiday arrangements it rests on
 * @param provisional     a notice still to come may move it: shown as 预计日期
 */
public record Deadline(CaseRef caseRef, String key, String rule, String basis, Instant start, Instant end,
                       String calendarVersion, boolean provisional) {

    /** Whether it has passed: the second of its end is already too late. */
    public boolean passedAt(Instant now) {
        return !now.isBefore(end);
    }

    /** The last day on which it can be met. */
    public LocalDate lastDay() {
        return end.minusNanos(1).atZone(Period.ZONE).toLocalDate();
    }
}

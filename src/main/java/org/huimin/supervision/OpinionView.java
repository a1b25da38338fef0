package org.huimin.supervision;

import java.time.Instant;
import java.util.List;
import org.huimin.calendar.Deadline;
import org.huimin.kernel.CaseRef;

/**
 * A supervision opinion with all that was said on it.
 *
 * @param number   within the programme, from 1
 * @param against  the case it is about
 * @param step     name of the step it is about; empty where it is about the case
 * @param raisedBy account
 */
public record OpinionView(CaseRef caseRef, int number, String against, String step, String unit, String text, String raisedBy,
                          Instant raisedAt, State state, Deadline due, List<Reply> replies) {

    /** OPEN: waits for the unit; ANSWERED: waits for discipline; CLOSED: the answer was accepted. */
    public enum State { OPEN, ANSWERED, CLOSED }

    /** @param weighed null until discipline looked at it; @param remark what discipline said of it */
    public record Reply(int round, String text, String attachment, String by, Instant at, Boolean weighed, String remark) { }
}

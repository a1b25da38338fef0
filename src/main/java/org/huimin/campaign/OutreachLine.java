package org.huimin.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One unit's work on one channel of the outreach plan, as far as it was reported.
 *
 * @param channel  code; {@code name} and {@code task} say it in words
 * @param doneOn   null where it was not done
 * @param place    where it can be seen: an address on the net or a place
 * @param reason   why it was not done; null where it was
 * @param evidence ids of attachments
 * @param earlier  why it was not done when the unit reported before; null where this is its first report
 */
public record OutreachLine(String channel, String name, String task, String unit, State state, LocalDate doneOn, String summary,
                           String place, String reason, List<String> evidence, String reportedBy, Instant reportedAt, String earlier) {

    /** PLANNED: nothing was reported; DONE: done, with evidence; NOT_DONE: the unit said why not. */
    public enum State { PLANNED, DONE, NOT_DONE }

    public boolean missing() {
        return state != State.DONE;
    }
}

package org.huimin.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * 岗位交接: one person's posts and everything on their desk go to a successor on a day.
 *
 * @param content what is or was handed over: for a planned one as of now, for one that is done as it was done
 */
public record Handover(String id, String account, String name, String unit, String successor, String successorName, LocalDate effective,
                       String note, String recordedBy, String recordedByName, Instant recordedAt, State state, Instant endedAt,
                       List<Line> content) {

    public enum State { PLANNED, DONE, CANCELLED }

    /** What kind of thing a line names. */
    public enum Kind { POST, WORK, DRAFT, HELD_BY_DEPUTY, HELP, ABSENCE, DEPUTY }

    /**
     * One thing on the list.
     *
     * @param about   the case's number, empty where there is none
     * @param outcome once done: MOVED, RETURNED to the group's tray (the successor is kept apart from it) or ENDED; empty before
     */
    public record Line(Kind kind, String id, String words, String about, String until, String outcome) {

        Line became(String what) {
            return new Line(kind, id, words, about, until, what);
        }
    }

    public Handover {
        content = List.copyOf(content);
    }
}

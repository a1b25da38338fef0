package org.huimin.tasks;

import java.time.Instant;

/**
 * Somebody asked to help with a piece of work that stays where it is; the answer to the work waits for them.
 *
 * @param kind    ASSIST: a colleague of the unit contributes (请人协办); COSIGN: somebody in the case gives an opinion (加请会签)
 * @param verdict of a co-signer, AGREE or DISAGREE; empty for a contribution and while it is open
 * @param reply   the contribution or opinion; why it was withdrawn, where it was
 */
public record Help(String id, String item, Kind kind, String asker, String askerName, String helper, String helperName,
                   String question, Instant askedAt, State state, String verdict, String reply, Instant endedAt) {

    public enum Kind { ASSIST, COSIGN }

    public enum State { OPEN, ANSWERED, WITHDRAWN }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** 协办 or 会签, as sentences say it. */
    String words() {
        return kind == Kind.ASSIST ? "协办" : "会签";
    }
}

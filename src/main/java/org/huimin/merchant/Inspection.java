package org.huimin.merchant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * 巡查: a visit to a shop that takes part, by its township or by market supervision.
 *
 * @param unit      whose shop it is
 * @param wrong     codes of the items that were not in order; empty where all was
 * @param found     what was found; may be empty where all was in order
 * @param rectifyBy last day for putting it right; null where nothing is to be put right
 * @param evidence  ids of attachments
 * @param byUnit    of whoever inspected
 * @param recheck   null until somebody looked again
 * @param settled   null until the sponsor dealt with what was reported
 */
public record Inspection(String id, String storeId, String unit, List<String> wrong, String found, LocalDate rectifyBy, List<String> evidence,
                         String byUnit, String byName, Instant at, State state, Recheck recheck, Settled settled) {

    /** CLEAN: all in order; RECTIFY: a term runs; RECTIFIED; REPORTED: the sponsor is to deal with it; SETTLED: it has. */
    public enum State { CLEAN, RECTIFY, RECTIFIED, REPORTED, SETTLED }

    public record Recheck(String found, List<String> evidence, String byName, Instant at) { }

    public record Settled(String words, String byName, Instant at) { }

    /** Whether the term for putting it right is over on that day. */
    public boolean overdue(LocalDate today) {
        return state == State.RECTIFY && today.isAfter(rectifyBy);
    }
}

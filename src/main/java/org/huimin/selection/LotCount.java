package org.huimin.selection;

import org.huimin.programme.RegimeProfile.Outcome;

/**
 * How many applied in a lot, or were found eligible, and what follows.
 *
 * @param basis what that rests on, as shown
 * @param note  said beside it, may be null
 */
public record LotCount(String lot, Stage stage, int applicants, Outcome outcome, String basis, String note) {

    /** RECEIVED: counted before anything is opened; ELIGIBLE: after the review; RESPONSIVE: after the panel has looked whether they answer the call. */
    public enum Stage { RECEIVED, ELIGIBLE, RESPONSIVE }

    /** Whether the selection may go on in this lot. */
    public boolean goesOn() {
        return outcome == Outcome.OPEN || outcome == Outcome.SCORE || outcome == Outcome.DIRECT;
    }
}

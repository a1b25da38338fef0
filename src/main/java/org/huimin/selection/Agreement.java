package org.huimin.selection;

import java.time.Instant;
import java.time.LocalDate;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;

/**
 * What binds a winner of a place: the text both sides sign, and what the winner then prepares.
 *
 * @param caseRef      of the case that concludes it
 * @param application  number of the winner's receipt
 * @param amount       its part of the fund
 * @param body         the text, one paragraph a line; frozen when it was drawn up
 * @param until        the first instant that is too late for the winner to sign
 * @param answered     when the winner signed or declined, or was recorded to have; null before
 * @param reason       why not; null where it signed
 * @param paper        attachment id of what was signed or said on paper; null where it was said here
 * @param signed       when the sponsor signed; null before
 * @param filing       null before
 * @param preparation  null before anything was handed in
 */
public record Agreement(CaseRef caseRef, CaseRef tender, String place, String application, String enterprise, Money amount, String body, State state,
                        Instant drawn, Instant until, Instant answered, String reason, String paper, Instant signed, Filing filing,
                        Preparation preparation) {

    /** DRAWN: waits for the winner; ACCEPTED: signed by the winner; SIGNED: by both; DECLINED by the winner; LAPSED: not signed in time. */
    public enum State { DRAWN, ACCEPTED, SIGNED, DECLINED, LAPSED }

    /** @param number null where the office gives none */
    public record Filing(String with, String number, LocalDate on) { }

    /**
     * @param plan     attachment id of the implementation plan
     * @param emergency attachment id of the emergency plan
     * @param testedOn  null before the joint test
     * @param report    attachment id of what the test came to; null before
     * @param accepted  when the sponsor accepted it; null before
     */
    public record Preparation(String plan, String emergency, LocalDate testedOn, String report, Instant accepted) { }

    /** Whether the place is taken by it. */
    public boolean binds() {
        return state == State.ACCEPTED || state == State.SIGNED;
    }

    /** Whether the winner has given the place up. */
    public boolean lost() {
        return state == State.DECLINED || state == State.LAPSED;
    }
}

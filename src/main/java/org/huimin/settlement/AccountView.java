package org.huimin.settlement;

import java.time.Instant;

/** The account a platform is paid to, as lists show it. @param maskedNumber its last four digits only */
public record AccountView(String platform, State state, String name, String bank, String maskedNumber, String enteredBy, Instant enteredAt,
                          String checkedBy, Instant checkedAt) {

    /** DIFFERENT: the second entry was not the first; REJECTED: whoever was to pay found it wrong. */
    public enum State { ENTERED, CHECKED, DIFFERENT, REJECTED }
}

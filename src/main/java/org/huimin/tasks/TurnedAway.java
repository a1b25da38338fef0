package org.huimin.tasks;

import org.huimin.kernel.Refused;

/** Somebody would answer for another, or against a separation: a no of which a line stays in the house's trail. */
final class TurnedAway extends Refused {

    private static final long serialVersionUID = 1L;

    TurnedAway(Refused no) {
        super(no.kind(), no.reasons());
    }
}

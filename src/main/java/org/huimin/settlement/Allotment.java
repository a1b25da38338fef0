package org.huimin.settlement;

import jakarta.persistence.Embeddable;
import org.huimin.kernel.Money;

/** Vouchers that a phase's unspent money buys in the next: written into the programme as a dated change. */
@Embeddable
public record Allotment(String platform, int phase, String voucherType, int quantity, Money face) {

    public Money amount() {
        return face.times(quantity);
    }
}

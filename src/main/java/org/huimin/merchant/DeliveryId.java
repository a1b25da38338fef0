package org.huimin.merchant;

import com.fasterxml.jackson.annotation.JsonValue;
import org.huimin.kernel.CaseRef;

/** Names the lists of one round handed over for review together, e.g. {@code VP-2023-001/RV-1}; it is their case as well. */
public record DeliveryId(@JsonValue String value) {

    public static DeliveryId of(CaseRef programme, int round) {
        return new DeliveryId(programme.root().child("RV", round).value());
    }

    public CaseRef caseRef() {
        return CaseRef.of(value);
    }

    @Override
    public String toString() {
        return value;
    }
}

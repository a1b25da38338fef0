package org.huimin.portal.workbench;

import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.scoring.ScoringRegister;

/** A round of scoring in an address: its case with dots where the slashes are, {@code VP-2023-001.SEL-1.LOT-a}. */
record RoundAddress(CaseRef round) {

    /** @throws Refused absent for what is no case, as for a round that is not there */
    static RoundAddress of(String address) {
        try {
            return new RoundAddress(CaseRef.of(address.replace('.', '/')));
        } catch (IllegalArgumentException none) {
            throw Refused.absent(ScoringRegister.NONE);
        }
    }

    @Override
    public String toString() {
        return round.value().replace('/', '.');
    }
}

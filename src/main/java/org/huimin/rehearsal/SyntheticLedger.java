package org.huimin.rehearsal;

import java.time.Instant;
import java.util.List;
import org.huimin.ledger.StoreInterval;
import org.huimin.programme.ProgrammeSpec;

/**
 * One platform's books, made up from a seed in the contract's grammar: honest days and hours, and rows of every fault the
 * contract knows. It knows of each row why it made it, so what the judge must find is known without judging.
 */
final class SyntheticLedger {

    static SyntheticLedger of(String platform, long seed) {
        throw new UnsupportedOperationException();
    }

    /**
     * A phase as the platform hands it in.
     *
     * @param spec        with every change known so far
     * @param stores      the directory, all intervals of it
     * @param deliveredAt nothing in the files is later; refunds after it come with a later delivery
     * @param past        what the phases before left, {@link SyntheticPast#NONE} for the first
     */
    SyntheticDelivery phase(ProgrammeSpec spec, int phase, List<StoreInterval> stores, Instant deliveredAt, SyntheticPast past) {
        throw new UnsupportedOperationException();
    }

    /** What came in after the last phase: refunds and the bank's entries about them. */
    SyntheticDelivery closing(ProgrammeSpec spec, Instant deliveredAt, SyntheticPast past) {
        throw new UnsupportedOperationException();
    }
}

package org.huimin.rehearsal;

import java.time.LocalDate;
import java.util.List;
import org.huimin.programme.ProgrammeSpec;

/** The table a platform reports each morning about the day before, in step with the rows it will hand in later. */
final class SyntheticDaily {

    static SyntheticDaily of(ProgrammeSpec spec, SyntheticDelivery phase) {
        throw new UnsupportedOperationException();
    }

    /** The days there is a table for. */
    List<LocalDate> days() {
        throw new UnsupportedOperationException();
    }

    /** The contract's daily file of one day: {@code ALL} and every industry. */
    String csv(LocalDate day) {
        throw new UnsupportedOperationException();
    }

    /** The same with one figure that cannot be right: more redeemed than claimed. */
    String faultyCsv(LocalDate day) {
        throw new UnsupportedOperationException();
    }
}

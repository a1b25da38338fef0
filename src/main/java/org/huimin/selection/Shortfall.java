package org.huimin.selection;

import java.util.List;
import org.huimin.programme.RegimeProfile.Few;

/** What follows from the number of applicants in a lot: the rows are the regime's or the programme's, the first that fits holds. */
final class Shortfall {

    private Shortfall() { }

    /** @throws IllegalStateException where no row fits, which no file that was taken in allows */
    static Few of(List<Few> rows, int applicants) {
        return rows.stream().filter(row -> row.atMost() == null || applicants <= row.atMost()).findFirst()
                .orElseThrow(() -> new IllegalStateException("no row for " + applicants + " applicants"));
    }
}

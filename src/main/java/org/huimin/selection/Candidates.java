package org.huimin.selection;

import java.util.List;
import org.huimin.kernel.CaseRef;

/** Where the review reads the opened applications. */
interface Candidates {

    /** By number of receipt. */
    List<Candidate> of(CaseRef tender);

    /** Numbers of those that came on paper or by mail and are not written down yet. */
    default List<String> untranscribed(CaseRef tender) {
        return List.of();
    }
}

package org.huimin.selection;

import java.util.List;
import org.huimin.kernel.CaseRef;

/** Where the review reads the opened applications. */
interface Candidates {

    /** By number of receipt. */
    List<Candidate> of(CaseRef tender);
}

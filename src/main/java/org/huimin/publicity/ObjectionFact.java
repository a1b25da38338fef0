package org.huimin.publicity;

import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happened to an objection; never who raised it. {@code about} is the objection's own case, e.g. {@code …/OBJ-1}. */
public sealed interface ObjectionFact extends Fact {

    /** @param publicised the case that was publicised and is objected to */
    record ObjectionFiled(CaseRef about, String by, long objection, long publicity, CaseRef publicised) implements ObjectionFact { }

    /**
     * The office takes back what it proposed, until somebody else has decided.
     *
     * @param publicised the case that was publicised and is called in question
     */
    record WithdrawalProposed(CaseRef about, String by, long objection, long publicity, CaseRef publicised) implements ObjectionFact { }

    record ObjectionAdmitted(CaseRef about, String by, long objection) implements ObjectionFact { }

    record ObjectionRejected(CaseRef about, String by, long objection) implements ObjectionFact { }

    record ObjectionInvestigated(CaseRef about, String by, long objection) implements ObjectionFact { }

    /** @param remedy what it leads to; null unless it was upheld and something was to be chosen */
    record ObjectionDecided(CaseRef about, String by, long objection, long publicity, CaseRef publicised, boolean upheld, Remedy remedy)
            implements ObjectionFact { }
}

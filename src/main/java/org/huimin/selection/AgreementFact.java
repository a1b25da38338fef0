package org.huimin.selection;

import java.time.Instant;
import java.time.LocalDate;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;
import org.huimin.kernel.Money;

/** What happens to an agreement with a winner; about the case that concludes it. */
public sealed interface AgreementFact extends Fact {

    record AgreementDrawn(CaseRef about, String by, String place, Money amount, Instant until) implements AgreementFact { }

    /** @param byEnterprise whether it answered itself; else the sponsor recorded what it did on paper, or did not do */
    record AgreementAnswered(CaseRef about, String by, String place, Agreement.State answer, boolean byEnterprise) implements AgreementFact { }

    record AgreementSigned(CaseRef about, String by, String place) implements AgreementFact { }

    record AgreementFiled(CaseRef about, String by, String with, LocalDate on) implements AgreementFact { }

    record PlansSubmitted(CaseRef about, String by, String plan, String emergency) implements AgreementFact { }

    record JointTestReported(CaseRef about, String by, LocalDate on, String report) implements AgreementFact { }

    record JointTestJudged(CaseRef about, String by, boolean passed) implements AgreementFact { }
}

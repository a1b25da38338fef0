package org.huimin.settlement;

import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;
import org.huimin.kernel.Money;

/** What happened to the settlement of a phase. */
public sealed interface PhaseSettlementFact extends Fact {

    record PhaseJudged(CaseRef about, String by, int phase, int round, Money pool, Money redeemed, Money refunded, int differences)
            implements PhaseSettlementFact { }

    record DifferencesAnswered(CaseRef about, String by, int phase, int round, Decision decision) implements PhaseSettlementFact { }

    record PhaseReviewed(CaseRef about, String by, int phase, int round, Decision decision) implements PhaseSettlementFact { }

    record PhaseFrozen(CaseRef about, String by, int phase, Money pool, Money redeemed, Money refunded, Money rest, Money carriedOver,
                       Money unallocated) implements PhaseSettlementFact { }

    record RolloverApproved(CaseRef about, String by, int phase, Decision decision, Money carriedOver) implements PhaseSettlementFact { }

    record RolloverConfirmed(CaseRef about, String by, int phase, Decision decision, Money carriedOver) implements PhaseSettlementFact { }

    record RolledOver(CaseRef about, String by, int phase, int intoPhase, Money carriedOver, Money unallocated, int vouchers)
            implements PhaseSettlementFact { }
}

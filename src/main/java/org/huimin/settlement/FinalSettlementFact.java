package org.huimin.settlement;

import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;
import org.huimin.kernel.Money;

/** What happened to the settlement of the whole programme. */
public sealed interface FinalSettlementFact extends Fact {

    record StatementJudged(CaseRef about, String by, int round, Money redeemed, Money refunded, Money lateRefunds, Money paid, int differences)
            implements FinalSettlementFact { }

    record StatementDifferencesAnswered(CaseRef about, String by, int round, Decision decision) implements FinalSettlementFact { }

    record PlatformReported(CaseRef about, String by, String platform, int round, Money paid, Money returned, int differences)
            implements FinalSettlementFact { }

    record StatementReviewed(CaseRef about, String by, int round, Decision decision) implements FinalSettlementFact { }

    record AccountsBalanced(CaseRef about, String by, Money budget, Money paid, Money returned, Money lateRefunds) implements FinalSettlementFact { }
}

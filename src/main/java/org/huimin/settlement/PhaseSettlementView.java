package org.huimin.settlement;

import java.time.Instant;
import java.util.List;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;

/**
 * A phase's settlement as it stands.
 *
 * @param mismatch    true where a difference waits for an explanation
 * @param rollover    true where a proposal waits for people
 * @param carriedOver what the proposal, or the result, gives to the next phase; zero before the freeze
 * @param unallocated what goes back to the treasury; zero before the freeze
 */
public record PhaseSettlementView(CaseRef programme, int phase, PhaseSettlementState state, int round, boolean mismatch,
                                  boolean rollover, Money ownBudget, Money carriedIn, Money redeemed, Money refunded, Money rest,
                                  Money carriedOver, Money unallocated, Instant judgedAt, Instant frozenAt,
                                  List<SettlementLine> lines, List<Allotment> allotments, List<Variance> variances) {

    public Money pool() {
        return ownBudget.plus(carriedIn);
    }
}

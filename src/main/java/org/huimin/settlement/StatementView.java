package org.huimin.settlement;

import java.util.List;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;

/**
 * The settlement statement.
 *
 * @param state       DIFFERENT, JUDGED, RETURNED, REVIEWED or BALANCED
 * @param paid        Σ redeemed − Σ refunded − late refunds
 * @param returned    budget − paid; what was never drawn is part of it
 * @param undisbursed budget − disbursed: never left the treasury
 */
public record StatementView(CaseRef programme, String state, boolean mismatch, String funding, Money budget, Money disbursed,
                            Money undisbursed, Money redeemed, Money refunded, Money lateRefunds, Money paid, Money returned,
                            Money interest, Money fees, Money recovered, Money bankDifference, Money received, boolean balanced,
                            List<OfPlatform> platforms, List<Invariant> invariants, List<Variance> variances) {

    /** @param due what this platform has to give back from the dedicated account; negative where money is still owed to it */
    public record OfPlatform(String platform, Money pool, Money disbursed, Money redeemed, Money refunded, Money lateRefunds, Money paid,
                             Money interest, Money fees, Money recovered, Money due, Money received) { }

    /** An equation of the statement with both its sides. */
    public record Invariant(String name, Money left, Money right) {

        public boolean holds() {
            return left.equals(right);
        }
    }
}

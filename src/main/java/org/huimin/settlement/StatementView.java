package org.huimin.settlement;

import java.util.List;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.programme.ProgrammeSpec.FundingKind;

/**
 * The settlement statement.
 *
 * @param mismatch       true where a difference waits for an explanation
 * @param undisbursed    budget − disbursed: never left the treasury
 * @param refunded       refunds up to each phase's freeze
 * @param lateRefunds    refunds after it
 * @param paid           Σ redeemed − Σ refunded − late refunds
 * @param returned       budget − paid; what was never drawn is part of it
 * @param bankDifference PAYMENT − RECOVERY − net, over the platforms whose bank file is there; null where there is none
 * @param received       what arrived at the treasury and was confirmed
 * @param balanced       true when the account is closed and everything holds
 */
public record StatementView(CaseRef programme, FinalSettlementState state, boolean mismatch, FundingKind funding, Money budget,
                            Money disbursed, Money undisbursed, Money redeemed, Money refunded, Money lateRefunds, Money paid,
                            Money returned, Money interest, Money fees, Money recovered, Money bankDifference, Money received,
                            boolean balanced, List<OfPlatform> platforms, List<Invariant> invariants, List<Variance> variances,
                            List<PlatformReport> reports) {

    /**
     * @param due  what this platform has to give back: disbursed − paid + interest − fees (without the last two where the
     *             platform advanced the money); negative where money is still owed to it
     * @param bank null where there is no bank file
     */
    public record OfPlatform(String platform, Money pool, Money disbursed, Money redeemed, Money refunded, Money lateRefunds, Money paid,
                             Money interest, Money fees, BankFigures bank, Money due, Money received) { }

    /** An equation of the statement with both its sides. @param name stable, e.g. {@code phase-1-rest} */
    public record Invariant(String name, String sentence, Money left, Money right) {

        public boolean holds() {
            return left.equals(right);
        }
    }
}

package org.huimin.settlement;

import jakarta.persistence.Embeddable;
import org.huimin.kernel.Money;

/**
 * One platform and voucher type of a phase, from its money to what is left of it.
 *
 * @param ownBudget vouchers planned for the phase, by face value or cap
 * @param carriedIn vouchers that the phase before left over
 * @param redeemed  accepted voucher amounts, gross
 * @param refunded  accepted refunds up to the freeze
 */
@Embeddable
public record SettlementLine(String platform, String voucherType, Money ownBudget, Money carriedIn, Money redeemed, Money refunded) {

    public Money pool() {
        return ownBudget.plus(carriedIn);
    }

    public Money rest() {
        return pool().minus(redeemed).plus(refunded);
    }
}

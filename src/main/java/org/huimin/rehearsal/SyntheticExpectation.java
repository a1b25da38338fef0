package org.huimin.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huimin.kernel.Money;

/**
 * What a judge must find in a delivery, known from how its rows were made.
 *
 * @param impossible reasons of the contract that cannot occur under these rules with this directory
 */
record SyntheticExpectation(Table claims, Table redemptions, Table refunds, List<OfType> byType, Money net, Set<String> impossible) {

    /** @param amount accepted voucher or refund amounts; zero for claims */
    record Table(long rows, long accepted, Map<String, Long> refused, Money amount) { }

    /**
     * @param refunded     refunds of this phase's own delivery
     * @param lateRefunded refunds of an earlier phase that came with this delivery
     */
    record OfType(String type, int phase, long claimed, long redeemed, Money amount, Money refunded, Money lateRefunded) { }
}

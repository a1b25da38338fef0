package org.huimin.settlement;

import java.util.List;
import org.huimin.kernel.Money;
import org.huimin.ledger.Judgement;

/** What the judged rows of one platform and phase come to; the ledger's figures, carried in by whoever calls. */
public record PhaseFigures(String platform, int phase, List<OfType> byType) {

    public PhaseFigures {
        byType = List.copyOf(byType);
    }

    /**
     * @param redeemed     accepted voucher amounts, gross
     * @param refunded     accepted refunds up to the freeze (all of them while nothing is frozen)
     * @param lateRefunded accepted refunds after the freeze: they count for the settlement, never for the rollover
     */
    public record OfType(String type, Money redeemed, Money refunded, Money lateRefunded) {

        public OfType {
            if (redeemed.isNegative() || refunded.isNegative() || lateRefunded.isNegative()) {
                throw new IllegalArgumentException("a negative figure of type " + type);
            }
        }
    }

    public static PhaseFigures of(String platform, int phase, Judgement judged) {
        return new PhaseFigures(platform, phase, judged.byType().stream().filter(t -> t.phase() == phase)
                .map(t -> new OfType(t.type(), t.amount(), t.refunded(), t.lateRefunded())).toList());
    }
}

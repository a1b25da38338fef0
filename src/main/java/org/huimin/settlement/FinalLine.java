package org.huimin.settlement;

import jakarta.persistence.Embeddable;
import org.huimin.kernel.Money;

/** What one platform's phase came to in the end. */
@Embeddable
record FinalLine(String platform, int phase, Money redeemed, Money refunded, Money lateRefunded) {

    static FinalLine of(PhaseFigures figures) {
        Money redeemed = Money.ZERO;
        Money refunded = Money.ZERO;
        Money late = Money.ZERO;
        for (PhaseFigures.OfType type : figures.byType()) {
            redeemed = redeemed.plus(type.redeemed());
            refunded = refunded.plus(type.refunded());
            late = late.plus(type.lateRefunded());
        }
        return new FinalLine(figures.platform(), figures.phase(), redeemed, refunded, late);
    }

    Money paid() {
        return redeemed.minus(refunded).minus(lateRefunded);
    }
}

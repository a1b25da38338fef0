package org.huimin.settlement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.huimin.kernel.Money;

/**
 * Two sources that tell different figures, and what was said about it.
 *
 * @param round       the attempt in which it was found; earlier ones stay
 * @param comparison  what was compared, e.g. {@code LEDGER_DAILY}
 * @param item        which figure, e.g. {@code REDEEMED}
 * @param explanation null until somebody explained it
 */
@Embeddable
public record Variance(int round, String platform, String comparison, String item, Money ours, Money theirs,
                       @Enumerated(EnumType.STRING) VarianceTolerance.Treatment treatment, @Column(length = 2000) String explanation, String explainedBy) {

    public Money difference() {
        return theirs.minus(ours);
    }

    /** Whether somebody still has to do something about it. */
    public boolean open() {
        return treatment != VarianceTolerance.Treatment.IGNORE && explanation == null;
    }

    Variance explained(String by, String reason) {
        return new Variance(round, platform, comparison, item, ours, theirs, treatment, reason, by);
    }
}

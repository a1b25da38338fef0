package org.huimin.settlement;

import org.huimin.kernel.Money;

/**
 * Two sources that tell different figures.
 *
 * @param rule        what was compared, e.g. {@code ledger-daily}
 * @param expected    our figure
 * @param found       theirs
 * @param treatment   IGNORE, EXPLAIN or BLOCK
 * @param explanation empty until somebody explained it
 */
public record Variance(String platform, String rule, String item, Money expected, Money found, String treatment, String explanation) {

    public Money difference() {
        return found.minus(expected);
    }
}

package org.huimin.settlement;

import java.math.BigDecimal;
import org.huimin.kernel.Money;

/** What to do about a difference between two sources. Analysts tune it as a decision table; it is asked once per difference. */
@FunctionalInterface
public interface VarianceTolerance {

    /** Every fen must be explained. */
    VarianceTolerance STRICT = question -> Treatment.EXPLAIN;

    Treatment of(Question question);

    /** IGNORE: noted only; EXPLAIN: somebody must say why; BLOCK: cannot be explained away, new figures are needed. */
    enum Treatment { IGNORE, EXPLAIN, BLOCK }

    /**
     * @param sources what is compared, e.g. {@code LEDGER_DAILY}, {@code LEDGER_BANK}
     * @param amount  the difference without its sign
     * @param share   the difference ÷ our figure, 6 decimals; 1 where ours is zero
     */
    record Question(String sources, String item, Money amount, BigDecimal share) { }
}

package org.huimin.settlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
     * @param comparison what is compared: {@code LEDGER_DAILY}, {@code LEDGER_PLATFORM}, {@code LEDGER_BANK},
     *                   {@code DRAWDOWN_BANK}, {@code FREEZE_LEDGER} or {@code POOL_LEDGER}
     * @param item       which figure, e.g. {@code REDEEMED}
     * @param amount     the difference without its sign
     * @param share      the difference ÷ our figure, 6 decimals; 1 where ours is zero
     */
    record Question(String comparison, String item, Money amount, BigDecimal share) {

        static Question of(String comparison, String item, Money ours, Money theirs) {
            BigDecimal difference = theirs.minus(ours).yuan().abs();
            BigDecimal share = ours.isZero() ? BigDecimal.ONE
                    : difference.divide(ours.yuan().abs(), 6, RoundingMode.HALF_UP);
            return new Question(comparison, item, new Money(difference), share);
        }
    }
}

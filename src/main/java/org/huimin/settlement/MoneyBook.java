package org.huimin.settlement;

import java.time.LocalDate;
import java.util.List;
import org.huimin.kernel.Money;

/**
 * The ledger of fund use (资金使用明细台账): every movement in the order of days, exact to the fen.
 *
 * @param treasury  the budget, what was paid out of it and what came back
 * @param platforms what each platform received, paid to shops and gave back
 */
public record MoneyBook(List<Line> treasury, List<OfPlatform> platforms) {

    /** What a movement is. */
    public enum Kind { BUDGET, DRAWDOWN, REDEEMED, REFUNDED, INTEREST, FEE, RETURNED }

    /**
     * One movement.
     *
     * @param phase    the phase on whose days it falls or for which it was paid; 0 for none
     * @param platform code of the other side; null for the budget itself
     * @param document numbers of voucher and receipt, or of the judgement; may be empty
     * @param balance  after the movement; below zero where the platform has advanced its own money
     */
    public record Line(LocalDate day, int phase, Kind kind, String platform, String document, Money in, Money out, Money balance) { }

    /** @param provisional while rows may still be judged otherwise */
    public record OfPlatform(String platform, List<Line> lines, boolean provisional) {

        public Money balance() {
            return lines.isEmpty() ? Money.ZERO : lines.get(lines.size() - 1).balance();
        }
    }
}

package org.huimin.settlement;

import java.util.List;
import org.huimin.kernel.Money;

/** What a phase's judged rows are held against: what others report, and the money there was. */
final class PhaseDifferences {

    private PhaseDifferences() { }

    static List<Variance> find(int round, List<SettlementLine> lines, List<Reported> reported, VarianceTolerance tolerance) {
        Differences differences = new Differences(round, tolerance);
        for (SettlementLine line : lines) {
            if (line.rest().isNegative()) {
                differences.compareStrictly(line.platform(), "POOL_LEDGER", line.voucherType(), line.pool(),
                        line.redeemed().minus(line.refunded()));
            }
        }
        for (Reported other : reported) {
            differences.compare(other.platform(), "LEDGER_" + other.source(), other.item().name(), ours(lines, other), other.amount());
        }
        return differences.found();
    }

    private static Money ours(List<SettlementLine> lines, Reported other) {
        return lines.stream().filter(l -> l.platform().equals(other.platform())).map(l -> switch (other.item()) {
            case REDEEMED -> l.redeemed();
            case REFUNDED -> l.refunded();
            case NET -> l.redeemed().minus(l.refunded());
        }).reduce(Money.ZERO, Money::plus);
    }
}

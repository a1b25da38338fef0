package org.huimin.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds a daily table against itself, the days before, the directory and the judged rows. Faults are findings, not refusals. */
public final class DailyChecks {

    private DailyChecks() { }

    /**
     * @param rule     e.g. {@code daily.redeemed-above-claimed}
     * @param industry an industry of the table, or {@code ALL}
     * @param figure   the column
     * @param reported what the table says, empty where it says nothing
     * @param expected what it should be (at most)
     */
    public record Finding(String rule, String industry, String figure, String reported, String expected, String message) { }

    /**
     * @param today      the table
     * @param before     the phase's earlier days, the last statement of each
     * @param industries codes the programme knows
     * @param directory  industry → shops in the directory on that day
     * @param judged     the day's judged rows, where there are any
     */
    public static List<Finding> check(DailyTable today, List<DailyTable> before, List<String> industries,
                                      Map<String, Long> directory, Optional<List<Judgement.OfDay>> judged) {
        throw new UnsupportedOperationException();
    }
}

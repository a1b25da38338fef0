package org.huimin.merchant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where the solicitation stands over all rounds.
 *
 * @param recommended shops named by their sources, duplicates included
 * @param admitted    shops that passed review, whatever became of them since
 * @param left        of these, withdrawn or removed since
 * @param minimum     shops the programme needs
 * @param refusalRate share of the judged shops that were rejected
 */
public record Tally(int recommended, int judged, int admitted, int left, int rejected, int duplicates, int minimum,
                    double refusalRate, List<UnitTally> units) {

    /**
     * One source.
     *
     * @param required   its quota
     * @param shortBy    what it still owes of its quota
     * @param supplement how many to ask it for next: what it owes of its quota, and its share of what is missing to the minimum
     * @param forecast   how many it should send for that, as experience is that some are rejected
     */
    public record UnitTally(String unit, int required, int recommended, int underReview, int admitted, int left, int rejected,
                            int duplicates, int shortBy, int supplement, int forecast) {

        /** Shops sent of which nobody has said yet whether they are admitted. */
        public int inPlay() {
            return recommended - admitted - rejected - duplicates;
        }

        /** What is missing to the quota even if all that was sent passes. */
        public int missing() {
            return Math.max(0, required - (admitted - left) - inPlay());
        }
    }

    /** Whether another round is needed for the programme to go on at all. */
    public boolean shortfall() {
        return shortOfMinimum() > 0;
    }

    /** Whether a source still owes some of its quota. */
    public boolean quotaOwed() {
        return units.stream().anyMatch(u -> u.shortBy() > 0);
    }

    public int inPlay() {
        return units.stream().mapToInt(UnitTally::inPlay).sum();
    }

    /** What is missing to the minimum even if all that was sent passes. */
    public int missing() {
        return Math.max(0, minimum - (admitted - left) - inPlay());
    }

    /** How many to send so that this many pass, at the refusal rate so far. */
    public int toSend(int missing) {
        return Supplement.forecast(missing, refusalRate);
    }

    public int shortOfMinimum() {
        return Math.max(0, minimum - (admitted - left));
    }

    /** Who must supplement, and by how many shops. */
    public Map<String, Integer> supplements() {
        return units.stream().filter(u -> u.supplement() > 0)
                .collect(Collectors.toMap(UnitTally::unit, UnitTally::supplement, (a, b) -> a, LinkedHashMap::new));
    }
}

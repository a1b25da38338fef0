package org.huimin.merchant;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where the solicitation stands over all rounds.
 *
 * @param minimum     shops the programme needs
 * @param refusalRate share of the judged shops that were refused so far
 */
public record Tally(int recommended, int judged, int admitted, int rejected, int minimum, double refusalRate, List<UnitTally> units) {

    /**
     * One source.
     *
     * @param required   its quota
     * @param shortBy    what it still owes of its quota
     * @param supplement how many to ask for next; 0 once the minimum is reached
     * @param forecast   how many it should send for that, as experience is that some are refused
     */
    public record UnitTally(String unit, int required, int recommended, int underReview, int admitted, int rejected,
                            int duplicates, int shortBy, int supplement, int forecast) { }

    /** Whether another round is needed. */
    public boolean shortfall() {
        return admitted < minimum;
    }

    public int shortOfMinimum() {
        return Math.max(0, minimum - admitted);
    }

    /** Who must supplement, and by how many shops. */
    public Map<String, Integer> supplements() {
        return units.stream().filter(u -> u.supplement() > 0)
                .collect(Collectors.toMap(UnitTally::unit, UnitTally::supplement, (a, b) -> a, java.util.LinkedHashMap::new));
    }
}

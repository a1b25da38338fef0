package org.huimin.merchant;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who is asked for more shops: first every source for what it owes of its quota; what is still missing to the minimum
 * then is shared in proportion to the quotas, the largest remainders first.
 */
final class Supplement {

    private static final double MOST_REFUSED = 0.9;

    private Supplement() { }

    /**
     * @param quotas  source → quota, in the programme's order
     * @param owed    source → what it owes of it
     * @param missing shops missing to the minimum
     */
    static Map<String, Integer> shares(Map<String, Integer> quotas, Map<String, Integer> owed, int missing) {
        Map<String, Integer> shares = new LinkedHashMap<>();
        quotas.keySet().forEach(unit -> shares.put(unit, owed.getOrDefault(unit, 0)));
        spread(quotas, shares, missing - shares.values().stream().mapToInt(Integer::intValue).sum());
        return shares;
    }

    /** How many to send so that as many pass, at the rate at which shops were rejected so far. */
    static int forecast(int wanted, double refusalRate) {
        return (int) Math.ceil(wanted / (1 - Math.min(refusalRate, MOST_REFUSED)) - 1e-9);
    }

    private static void spread(Map<String, Integer> quotas, Map<String, Integer> shares, int rest) {
        long all = quotas.values().stream().mapToLong(Integer::intValue).sum();
        if (rest <= 0 || all == 0) {
            return;
        }
        quotas.forEach((unit, quota) -> shares.merge(unit, (int) ((long) rest * quota / all), Integer::sum));
        int given = quotas.values().stream().mapToInt(quota -> (int) ((long) rest * quota / all)).sum();
        quotas.entrySet().stream()
                .sorted((a, b) -> Long.compare((long) rest * b.getValue() % all, (long) rest * a.getValue() % all))
                .limit(rest - given).forEach(e -> shares.merge(e.getKey(), 1, Integer::sum));
    }
}

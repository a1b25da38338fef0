package org.huimin.portal.workbench;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huimin.kernel.Money;
import org.huimin.settlement.Variance;

/**
 * A difference between two sources as a page shows it.
 *
 * @param item    code of the figure; null where it is a voucher type
 * @param voucher name of the voucher type; null where the figure is none
 * @param phase   the phase the figure belongs to; null where it belongs to all
 */
record DifferenceRow(int round, String platform, String comparison, String item, String voucher, String phase, Money ours, Money theirs,
                     Money difference, String explanation, boolean open) {

    private static final Pattern OF_PHASE = Pattern.compile("(\\w+)_PH_(\\d+)");

    static List<DifferenceRow> of(List<Variance> variances, Map<String, String> platforms, Map<String, String> vouchers,
                                  Map<Integer, String> phases) {
        return variances.stream().map(v -> {
            Matcher ofPhase = OF_PHASE.matcher(v.item());
            boolean phased = ofPhase.matches();
            String voucher = vouchers.get(v.item());
            return new DifferenceRow(v.round(), platforms.getOrDefault(v.platform(), v.platform()), v.comparison(),
                    voucher != null ? null : phased ? ofPhase.group(1) : v.item(), voucher,
                    phased ? phases.get(Integer.valueOf(ofPhase.group(2))) : null, v.ours(), v.theirs(), v.difference(), v.explanation(), v.open());
        }).toList();
    }
}

package org.huimin.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;

/** Compares our figures with others'; keeps what differs, with what the tolerance says about it. */
class Differences {

    private final int round;
    private final VarianceTolerance tolerance;
    private final List<Variance> found = new ArrayList<>();

    Differences(int round, VarianceTolerance tolerance) {
        this.round = round;
        this.tolerance = tolerance;
    }

    void compare(String platform, String comparison, String item, Money ours, Money theirs) {
        if (!ours.equals(theirs)) {
            found.add(variance(platform, comparison, item, ours, theirs,
                    tolerance.of(VarianceTolerance.Question.of(comparison, item, ours, theirs))));
        }
    }

    /** What no explanation can heal. */
    void compareStrictly(String platform, String comparison, String item, Money ours, Money theirs) {
        if (!ours.equals(theirs)) {
            found.add(variance(platform, comparison, item, ours, theirs, VarianceTolerance.Treatment.BLOCK));
        }
    }

    private Variance variance(String platform, String comparison, String item, Money ours, Money theirs,
                              VarianceTolerance.Treatment treatment) {
        return new Variance(round, platform, comparison, item, ours, theirs, treatment, null, null);
    }

    List<Variance> found() {
        return found;
    }

    /** Nothing stays open: what was found is kept with what was said about it. */
    static void close(List<Variance> variances, Actor actor, String reason) {
        variances.replaceAll(v -> v.open() ? v.explained(actor.account(), reason) : v);
    }

    static void refuseBlocked(List<Variance> variances) {
        Optional<Variance> blocked = variances.stream()
                .filter(v -> v.open() && v.treatment() == VarianceTolerance.Treatment.BLOCK).findFirst();
        blocked.ifPresent(v -> {
            throw Refused.invalid("settlement.difference-blocks", v.item(), v.theirs(), "平台“" + v.platform() + "”的“" + v.item()
                    + "”应为" + v.ours() + "元，报送为" + v.theirs() + "元，相差" + v.difference() + "元，超出可以说明的范围，只能退回重报。");
        });
    }
}

package org.huimin.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeSpec.Change;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A fund divided otherwise than planned: what each platform issues and has, and what may not be. */
@Tag("S2.25")
class FundSplitTest {

    private final ProgrammeSpec yunnan = ProgrammeFile.read("yunnan-2023");

    @Test
    void givesEachPlatformItsVouchersAndTheirWorth() {
        ProgrammeSpec split = yunnan.withChanges(List.of(share("national", 22_000, "2023-11-24"), share("provincial", 18_000, "2023-11-24")));

        assertThat(split.platform("national").orElseThrow().pool()).isEqualTo(Money.of(2_300_000));
        assertThat(split.platform("provincial").orElseThrow().pool()).isEqualTo(Money.of(1_700_000));
        assertThat(split.quantity("national", "yunpin-50", 1)).isEqualTo(22_000);
        assertThat(split.quantity("national", "yunpin-100", 1)).as("what was not touched").isEqualTo(12_000);
        assertThat(split.drawdown("provincial", 1)).isEqualTo(Money.of(1_700_000));
        assertThat(ProgrammeRules.judge(split).reasons()).isEmpty();
        assertThat(ProgrammeFile.parse(ProgrammeFile.write(split))).as("survives being written and read").isEqualTo(split);
    }

    @Test
    void isRefusedWhereItDoesNotAddUp() {
        assertThat(reasons(share("national", 22_000, "2023-11-24"))).extracting(Refused.Reason::rule)
                .contains("programme.pools-make-budget", "programme.rows-make-phase");
    }

    @Test
    void isRefusedWhereItIsNegativeOrKnowsNoSuchPlatform() {
        assertThat(reasons(share("national", -1, "2023-11-24"), share("provincial", 40_001, "2023-11-24"))).extracting(Refused.Reason::rule).contains("change.quantity");
        assertThat(reasons(share("elsewhere", 0, "2023-11-24"))).extracting(Refused.Reason::rule).contains("change.platform-unknown");
    }

    @Test
    void isRefusedOnceTheFirstPhaseHasBegun() {
        assertThat(reasons(share("national", 22_000, "2023-12-01"), share("provincial", 18_000, "2023-12-01"))).extracting(Refused.Reason::rule)
                .containsOnly("change.split-late");
    }

    private List<Refused.Reason> reasons(Change... changes) {
        return ChangeRules.judge(yunnan.withChanges(Stream.of(changes).toList())).reasons();
    }

    private static Change share(String platform, int quantity, String date) {
        return new Change(LocalDate.parse(date), Change.SPLIT, platform, 1, "yunpin-50", quantity, null, "按报名材料的建议划分", "决定");
    }
}

package org.huimin.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Verdict;

class VoucherTableTest {

    private final ProgrammeSpec lanwan = ProgrammeFile.read("lanwan-2025");

    /** Whatever single quantity is wrong, by however little, is found with the money it is wrong by. */
    @Property(tries = 200)
    void everyWrongQuantityIsFound(@ForAll @IntRange(max = 1) int platform, @ForAll @IntRange(max = 2) int type, @ForAll @IntRange(max = 2) int phase,
                                   @ForAll @IntRange(min = 1, max = 50) int more) {
        ProgrammeSpec.VoucherType wrong = lanwan.voucherTypes().get(type);

        Verdict verdict = MoneyRules.rowsMakePhases(withMore(platform, wrong.code(), phase, more));

        assertThat(verdict.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.field()).isEqualTo("phases[" + phase + "].budget");
            assertThat(reason.message()).contains("相差 " + wrong.face().times(more) + " 元");
        });
    }

    /** Vouchers moved between platforms leave the phases whole; the pools tell. */
    @Property(tries = 50)
    void vouchersMovedBetweenPlatformsAreFoundByTheirPools(@ForAll @IntRange(max = 2) int phase, @ForAll @IntRange(min = 1, max = 50) int moved) {
        ProgrammeSpec shifted = withMore(withMore(lanwan, 0, "book-10", phase, moved), 1, "book-10", phase, -moved);

        assertThat(MoneyRules.rowsMakePhases(shifted).isYes()).isTrue();
        assertThat(MoneyRules.rowsMakePools(shifted).reasons()).extracting(Refused.Reason::field).containsExactly("platforms[0].pool", "platforms[1].pool");
        assertThat(shifted.plannedValue("youka", phase + 1)).isEqualTo(lanwan.plannedValue("youka", phase + 1).plus(Money.of(10).times(moved)));
    }

    private ProgrammeSpec withMore(int platform, String type, int phase, int more) {
        return withMore(lanwan, platform, type, phase, more);
    }

    private static ProgrammeSpec withMore(ProgrammeSpec spec, int platform, String type, int phase, int more) {
        List<ProgrammeSpec.Platform> platforms = new ArrayList<>(spec.platforms());
        ProgrammeSpec.Platform old = platforms.get(platform);
        Map<String, List<Integer>> rows = new LinkedHashMap<>(old.allotments());
        List<Integer> row = new ArrayList<>(rows.get(type));
        row.set(phase, row.get(phase) + more);
        rows.put(type, row);
        platforms.set(platform, new ProgrammeSpec.Platform(old.code(), old.name(), old.unit(), old.pool(), old.designated(), old.account(), rows));
        return new ProgrammeSpec(spec.code(), spec.name(), spec.voucherName(), spec.document(), spec.planDate(), spec.notes(), spec.region(),
                spec.sponsor(), spec.leadingGroup(), spec.units(), spec.duties(), spec.separations(), spec.regime(), spec.policyBasis(), spec.budget(),
                spec.funding(), platforms, spec.selection(), spec.industries(), spec.phases(), spec.voucherTypes(), spec.limits(), spec.claimTimes(), spec.recipients(),
                spec.use(), spec.ledger(), spec.merchants(), spec.outreach(), spec.schedule(), spec.contacts(), spec.changes(), spec.rehearsal());
    }
}

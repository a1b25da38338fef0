package org.huimin.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.huimin.kernel.Money;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S3.6")
class RolloverTest {

    private static final ProgrammeSpec SPEC = Programmes.programme()
            .type("ten", Kind.FIXED, "10").type("twenty", Kind.FIXED, "20").type("fifty", Kind.FIXED, "50")
            .platform("a", Map.of("ten", List.of(100, 10), "twenty", List.of(100, 30), "fifty", List.of(100, 10))).build();

    @Test
    void buysWholeVouchersOfTheSameType() {
        List<SettlementLine> lines = List.of(rest("ten", "30"), rest("twenty", "60"), rest("fifty", "100"));

        Rollover rollover = Rollover.into(SPEC, 2, lines);

        assertThat(rollover.allotments()).extracting(Allotment::voucherType, Allotment::quantity)
                .containsExactly(tuple("ten", 3), tuple("twenty", 3),
                        tuple("fifty", 2));
        assertThat(rollover.carriedOver()).isEqualTo(Money.of("190"));
        assertThat(rollover.unallocated()).isEqualTo(Money.ZERO);
    }

    @Test
    void givesPooledRemaindersToTheTypeWithTheLargestPlannedAmountThenTheNext() {
        // planned in phase 2: twenty 600, fifty 500, ten 100; remainders 9.50 + 19.50 + 49.50 = 78.50
        List<SettlementLine> lines = List.of(rest("ten", "9.50"), rest("twenty", "19.50"), rest("fifty", "49.50"));

        Rollover rollover = Rollover.into(SPEC, 2, lines);

        assertThat(rollover.allotments()).extracting(Allotment::voucherType, Allotment::quantity)
                .containsExactly(tuple("ten", 1), tuple("twenty", 3));
        assertThat(rollover.unallocated()).isEqualTo(Money.of("8.50"));
    }

    @Test
    void keepsThePlatformsApart() {
        ProgrammeSpec two = Programmes.programme().type("ten", Kind.FIXED, "10")
                .platform("a", Map.of("ten", List.of(10, 10))).platform("b", Map.of("ten", List.of(10, 10))).build();

        Rollover rollover = Rollover.into(two, 2, List.of(line("a", "ten", "6"), line("b", "ten", "6")));

        assertThat(rollover.allotments()).isEmpty();
        assertThat(rollover.unallocated()).isEqualTo(Money.of("12"));
    }

    @Test
    void countsATypeWithACapByItsCap() {
        ProgrammeSpec capped = Programmes.programme().type("upTo", Kind.CAPPED, "33.33").type("ten", Kind.FIXED, "10")
                .platform("a", Map.of("upTo", List.of(10, 10), "ten", List.of(1, 1))).build();

        Rollover rollover = Rollover.into(capped, 2, List.of(line("a", "upTo", "76.66")));

        assertThat(rollover.allotments()).extracting(Allotment::voucherType, Allotment::quantity)
                .containsExactly(tuple("upTo", 2), tuple("ten", 1));
        assertThat(rollover.unallocated()).isEqualTo(Money.ZERO);
    }

    @Test
    void neverBringsATypeIntoAPhaseByRemaindersAlone() {
        ProgrammeSpec spec = Programmes.programme().type("five", Kind.FIXED, "5").type("fifty", Kind.FIXED, "50")
                .platform("a", Map.of("five", List.of(10, 0), "fifty", List.of(10, 10))).build();

        Rollover rollover = Rollover.into(spec, 2, List.of(line("a", "fifty", "59")));

        assertThat(rollover.allotments()).extracting(Allotment::voucherType).containsExactly("fifty");
        assertThat(rollover.unallocated()).isEqualTo(Money.of("9"));
    }

    @Test
    void breaksTiesByTheProgrammesOrder() {
        ProgrammeSpec spec = Programmes.programme().type("first", Kind.FIXED, "20").type("second", Kind.FIXED, "10")
                .platform("a", Map.of("first", List.of(10, 5), "second", List.of(10, 10))).build();

        Rollover rollover = Rollover.into(spec, 2, List.of(line("a", "first", "15"), line("a", "second", "5")));

        assertThat(rollover.allotments()).extracting(Allotment::voucherType).containsExactly("first");
    }

    private static SettlementLine rest(String type, String rest) {
        return line("a", type, rest);
    }

    private static SettlementLine line(String platform, String type, String rest) {
        return new SettlementLine(platform, type, Money.of("10000"), Money.ZERO, Money.of("10000").minus(Money.of(rest)), Money.ZERO);
    }
}

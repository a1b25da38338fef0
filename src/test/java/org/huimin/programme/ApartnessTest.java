package org.huimin.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApartnessTest {

    @Test
    void onePersonSufficesWhereNothingIsKeptApart() {
        assertThat(needed(List.of("a", "b", "c"))).isEqualTo(1);
        assertThat(needed(List.of("a", "b"), List.of("a", "x"))).isEqualTo(1);
    }

    @Test
    void everyDutyOfOneSeparationNeedsItsOwnPerson() {
        assertThat(needed(List.of("a", "b", "c"), List.of("a", "b", "c"))).isEqualTo(3);
    }

    @Test
    void separationsThatFormAChainShareTwoPeople() {
        assertThat(needed(List.of("a", "b", "c", "d"), List.of("a", "b"), List.of("b", "c"), List.of("c", "d"))).isEqualTo(2);
    }

    @Test
    void separationsThatCloseAnOddRingNeedAThirdPerson() {
        assertThat(needed(List.of("a", "b", "c", "d", "e"), List.of("a", "b"), List.of("b", "c"), List.of("c", "d"), List.of("d", "e"), List.of("e", "a")))
                .isEqualTo(3);
    }

    @SafeVarargs
    private static int needed(List<String> held, List<String>... apart) {
        return Apartness.of(Arrays.stream(apart).map(duties -> new ProgrammeSpec.Separation(duties, "r")).toList(), held).peopleNeeded();
    }
}

package org.huimin.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SupplementTest {

    @Test
    void asksForWhatIsOwedOfAQuotaEvenOnceTheMinimumIsReached() {
        assertThat(Supplement.shares(Map.of("t1", 15), Map.of("t1", 3), 0)).containsExactly(Map.entry("t1", 3));
        assertThat(Supplement.shares(Map.of("t1", 15), Map.of("t1", 0), 0)).containsExactly(Map.entry("t1", 0));
    }

    @Test
    void asksEachForWhatItOwes() {
        Map<String, Integer> quotas = new LinkedHashMap<>(Map.of("t1", 15));
        quotas.put("s1", 40);

        assertThat(Supplement.shares(quotas, Map.of("t1", 2, "s1", 9), 5)).containsEntry("t1", 2).containsEntry("s1", 9);
    }

    @Test
    void sharesWhatQuotasDoNotCover() {
        assertThat(Supplement.shares(Map.of("t1", 15, "s1", 40), Map.of("t1", 0, "s1", 1), 12))
                .containsEntry("t1", 3).containsEntry("s1", 9);
    }

    @Test
    void forecastsByTheRateAtWhichShopsWereRejected() {
        assertThat(Supplement.forecast(9, 0.1)).isEqualTo(10);
        assertThat(Supplement.forecast(5, 0)).isEqualTo(5);
        assertThat(Supplement.forecast(1, 1)).isEqualTo(10);
        assertThat(Supplement.forecast(0, 0.5)).isZero();
    }

    @Property
    void alwaysAsksForAtLeastWhatIsMissing(@ForAll @Size(min = 1, max = 8) java.util.List<@IntRange(min = 1, max = 60) Integer> sizes,
                                           @ForAll @IntRange(min = 1, max = 500) int missing) {
        Map<String, Integer> quotas = new LinkedHashMap<>();
        Map<String, Integer> owed = new LinkedHashMap<>();
        sizes.forEach(q -> {
            owed.put("u" + quotas.size(), q / 3);
            quotas.put("u" + quotas.size(), q);
        });

        int asked = Supplement.shares(quotas, owed, missing).values().stream().mapToInt(Integer::intValue).sum();

        assertThat(asked).isEqualTo(Math.max(missing, owed.values().stream().mapToInt(Integer::intValue).sum()));
    }
}

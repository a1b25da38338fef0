package org.huimin.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The order in which a seed calls: the same for everybody, and nobody's favourite. */
class SequenceTest {

    @Test
    void isTheOneTheHandbooksScriptComputes() {
        assertThat(Sequence.of(new byte[32], List.of("A", "B", "C", "D", "E", "F", "G"))).containsExactly("F", "E", "D", "B", "A", "G", "C");
    }

    @Property(tries = 200)
    void doesNotDependOnTheOrderOfThePool(@ForAll @Size(32) byte[] seed, @ForAll @IntRange(min = 1, max = 60) int size, @ForAll long mixed) {
        List<String> codes = codes(size);
        List<String> shuffled = new ArrayList<>(codes);
        Collections.shuffle(shuffled, new Random(mixed));

        List<String> sequence = Sequence.of(seed, shuffled);

        assertThat(sequence).isEqualTo(Sequence.of(seed, codes)).containsExactlyInAnyOrderElementsOf(codes);
    }

    /** 20,000 seeds, seven codes: each place is taken by each code 2,857 times on average, standard deviation 49.5; five of them are the bound. */
    @Test
    void givesEveryoneEveryPlaceEquallyOften() {
        List<String> codes = codes(7);
        Map<String, int[]> places = new HashMap<>();
        codes.forEach(code -> places.put(code, new int[codes.size()]));
        for (int n = 0; n < 20_000; n++) {
            List<String> sequence = Sequence.of(Digests.sha256(ByteBuffer.allocate(4).putInt(n).array()), codes);
            for (int place = 0; place < codes.size(); place++) {
                places.get(sequence.get(place))[place]++;
            }
        }

        places.forEach((code, counts) -> assertThat(IntStream.of(counts).boxed()).as(code).allMatch(count -> Math.abs(count - 20_000 / 7.0) < 5 * 49.5));
    }

    /** A seed of which a single bit differs gives another order: of 60 codes hardly any keeps its place. */
    @Property(tries = 100)
    void changesWithEveryBitOfTheSeed(@ForAll @Size(32) byte[] seed, @ForAll @IntRange(min = 0, max = 255) int bit) {
        byte[] other = seed.clone();
        other[bit / 8] ^= (byte) (1 << bit % 8);
        List<String> one = Sequence.of(seed, codes(60));
        List<String> two = Sequence.of(other, codes(60));

        assertThat(IntStream.range(0, 60).filter(i -> one.get(i).equals(two.get(i))).count()).isLessThan(15);
    }

    private static List<String> codes(int size) {
        return IntStream.rangeClosed(1, size).mapToObj("E%03d"::formatted).toList();
    }
}

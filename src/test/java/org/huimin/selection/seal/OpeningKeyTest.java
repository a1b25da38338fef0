package org.huimin.selection.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.huimin.kernel.Refused;

/** A tender's key: any two of three shares open, one never does, and nothing opens under another name. */
class OpeningKeyTest {

    private static final Label LABEL = Label.of("data-key", "VP-2025-001/SEL-1", "AP-1");

    @Property(tries = 50)
    void opensWithAnyTwoSharesInAnyOrder(@ForAll @IntRange(max = 2) int one, @ForAll @IntRange(min = 1, max = 2) int further,
                                         @ForAll @Size(max = 500) byte[] clear) {
        OpeningKey.Split split = OpeningKey.split();
        byte[] sealed = split.sealing().seal(LABEL, clear);

        try (OpeningKey key = OpeningKey.combine(split.sealing(), split.shares().get(one), split.shares().get((one + further) % 3))) {
            assertThat(key.open(LABEL, sealed, "数据密钥")).isEqualTo(clear);
        }
    }

    @Property(tries = 50)
    void neverOpensWithOneShareHoweverItIsDoubledOrCompleted(@ForAll @IntRange(max = 2) int index, @ForAll @Size(32) byte[] invented) {
        OpeningKey.Split split = OpeningKey.split();
        KeyShare own = split.shares().get(index);

        assertRule("seal.one-share-twice", () -> OpeningKey.combine(split.sealing(), own, own));
        assertRule("seal.key-differs", () -> OpeningKey.combine(split.sealing(), own, new KeyShare(own.number() % 3 + 1, invented)));
        assertRule("seal.key-differs", () -> OpeningKey.combine(split.sealing(), own, new KeyShare(own.number() % 3 + 1, own.value())));
    }

    @Property(tries = 30)
    void oneShareLeavesEverySecretAsLikelyAsBefore(@ForAll @IntRange(max = 2) int index, @ForAll @IntRange(max = 31) int position) {
        KeyShare own = OpeningKey.split().shares().get(index);
        Set<Byte> possible = new HashSet<>();
        byte[] other = new byte[32];
        for (int value = 0; value < 256; value++) {
            other[position] = (byte) value;
            possible.add(Primitives.combine(own.number(), own.value(), own.number() % 3 + 1, other)[position]);
        }

        assertThat(possible).hasSize(256);
    }

    @Property(tries = 50)
    void refusesSharesOfDifferentTenders(@ForAll @IntRange(max = 2) int one, @ForAll @IntRange(min = 1, max = 2) int further) {
        OpeningKey.Split here = OpeningKey.split();
        OpeningKey.Split there = OpeningKey.split();

        KeyShare own = here.shares().get(one);
        KeyShare foreign = there.shares().get((one + further) % 3);
        assertRule("seal.key-differs", () -> OpeningKey.combine(here.sealing(), own, foreign));
    }

    @Property(tries = 100)
    void refusesWhatChangedByOneBitOrWasCutShort(@ForAll long seed, @ForAll @Size(max = 200) byte[] clear) {
        Random random = new Random(seed);
        try (OpeningKey key = OpeningKey.fresh()) {
            byte[] sealed = key.sealing().seal(LABEL, clear);
            byte[] changed = sealed.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            byte[] cut = Arrays.copyOf(sealed, random.nextInt(sealed.length));

            assertRule("seal.broken", () -> key.open(LABEL, changed, "数据密钥"));
            assertRule("seal.broken", () -> key.open(LABEL, cut, "数据密钥"));
        }
    }

    @Example
    void refusesWhatWasSealedUnderAnotherLabelOrToAnotherKey() {
        try (OpeningKey key = OpeningKey.fresh(); OpeningKey other = OpeningKey.fresh()) {
            byte[] sealed = key.sealing().seal(LABEL, new byte[] {1, 2, 3});

            assertRule("seal.broken", () -> key.open(Label.of("data-key", "VP-2025-001/SEL-1", "AP-2"), sealed, "数据密钥"));
            assertRule("seal.broken", () -> key.open(Label.of("data-key", "VP-2025-001/SEL-1A", "P-1"), sealed, "数据密钥"));
            assertRule("seal.broken", () -> key.open(Label.of("data-key", "VP-2025-001/SEL-1AP-1"), sealed, "数据密钥"));
            assertRule("seal.broken", () -> other.open(LABEL, sealed, "数据密钥"));
        }
    }

    @Example
    void opensNothingOnceClosed() {
        OpeningKey key = OpeningKey.fresh();
        byte[] sealed = key.sealing().seal(LABEL, new byte[] {1});
        key.close();

        assertRule("seal.broken", () -> key.open(LABEL, sealed, "数据密钥"));
    }

    @Example
    void readsAShareFromItsBytesAndNothingElse() {
        KeyShare share = OpeningKey.split().shares().get(1);
        byte[] encoded = share.encoded();

        assertThat(KeyShare.of(encoded).number()).isEqualTo(2);
        assertThat(KeyShare.of(encoded).encoded()).isEqualTo(encoded);
        encoded[0] = 4;
        assertRule("seal.broken", () -> KeyShare.of(encoded));
        assertRule("seal.broken", () -> KeyShare.of(new byte[32]));
    }

    @Example
    void saysNothingOfItselfInLogs() {
        OpeningKey.Split split = OpeningKey.split();

        assertThat(split.shares().get(0).toString()).startsWith(KeyShare.class.getName() + "@");
        assertThat(DataKey.fresh().toString()).startsWith(DataKey.class.getName() + "@");
        assertThat(OpeningKey.fresh().toString()).startsWith(OpeningKey.class.getName() + "@");
    }

    static void assertRule(String rule, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.reasons().get(0).rule()).isEqualTo(rule));
    }
}

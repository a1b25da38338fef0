package org.huimin.selection.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huimin.selection.seal.OpeningKeyTest.assertRule;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;

/** Holders' own keys, and the whole way from three secrets to an opening by two, each of whom comes alone. */
class HolderKeyTest {

    private static final Cost CHEAP = new Cost(64, 1, 1);
    private static final String TENDER = "VP-2025-001/SEL-1";
    private static final Label LABEL = Label.of("data-key", TENDER, "AP-1");
    private static final List<String> HOLDERS = List.of("holder-a", "holder-b", "holder-c");

    @Example
    void opensWithItsSecretAndWithNoOther() {
        HolderKey key = HolderKey.lock(owner(0), "一句只有保管人知道的长口令".toCharArray(), CHEAP);

        try (OpeningKey unlocked = key.unlock(owner(0), "一句只有保管人知道的长口令".toCharArray())) {
            assertThat(unlocked.sealing()).isEqualTo(key.sealing());
        }
        assertRule("seal.secret-wrong", () -> key.unlock(owner(0), "一句只有保管人知道的长口今".toCharArray()));
        assertRule("seal.secret-wrong", () -> key.unlock(owner(0), new char[0]));
    }

    @Example
    void opensForNoOtherHolderNorInAnotherTender() {
        HolderKey key = HolderKey.lock(owner(0), secret(0), CHEAP);

        assertRule("seal.secret-wrong", () -> key.unlock(owner(1), secret(0)));
        assertRule("seal.secret-wrong", () -> key.unlock(Label.of("VP-2025-001/SEL-2", HOLDERS.get(0)), secret(0)));
    }

    @Example
    void refusesARecordWhosePublicHalfWasExchanged() {
        HolderKey key = HolderKey.lock(owner(0), secret(0), CHEAP);
        HolderKey foreign = new HolderKey(OpeningKey.split().sealing(), key.cost(), key.salt(), key.locked());

        assertRule("seal.secret-wrong", () -> foreign.unlock(owner(0), secret(0)));
    }

    @Example
    void refusesAShortSecret() {
        assertRule("seal.secret-short", () -> HolderKey.lock(owner(0), "十一个字符十一个字符十".toCharArray(), CHEAP));
    }

    @Example
    void asksTheRecommendedCostOfEveryGuess() throws IOException {
        Object shipped = new YamlPropertySourceLoader().load("shipped", new ClassPathResource("application-production.yaml")).get(0).getProperty("huimin.seal-memory");
        HolderKey key = HolderKey.lock(owner(0), secret(0), Cost.of(DataSize.parse("" + shipped)));

        assertThat(key.cost()).isEqualTo(new Cost(65536, 3, 4));
        key.unlock(owner(0), secret(0)).close();
    }

    @Example
    void takesNoCostThatWouldEatAllMemory() {
        assertThatThrownBy(() -> new Cost(Integer.MAX_VALUE, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cost(64, 17, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Every pair in either order, hence also the pairs in which the third stands in for one who is away. */
    @Property(tries = 12)
    void twoHoldersOpenOneAfterTheOtherWhoeverTheyAre(@ForAll @IntRange(max = 2) int first,
                                                        @ForAll @IntRange(min = 1, max = 2) int further) {
        int second = (first + further) % 3;
        List<HolderKey> holders = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            holders.add(HolderKey.lock(owner(n), secret(n), CHEAP));
        }
        OpeningKey.Split split = OpeningKey.split();
        List<byte[]> shares = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            shares.add(holders.get(n).sealing().seal(share(n), split.shares().get(n).encoded()));
        }
        byte[] sealed = split.sealing().seal(LABEL, new byte[] {7});

        byte[] handedOn;
        try (OpeningKey own = holders.get(first).unlock(owner(first), secret(first))) {
            handedOn = holders.get(second).sealing().seal(share(first), own.open(share(first), shares.get(first), "密钥份额"));
            assertRule("seal.broken", () -> own.open(share(second), shares.get(second), "密钥份额"));
        }
        try (OpeningKey own = holders.get(second).unlock(owner(second), secret(second));
                OpeningKey key = OpeningKey.combine(split.sealing(), KeyShare.of(own.open(share(first), handedOn, "密钥份额")),
                        KeyShare.of(own.open(share(second), shares.get(second), "密钥份额")))) {
            assertThat(key.open(LABEL, sealed, "数据密钥")).containsExactly(7);
        }
    }

    private static Label owner(int n) {
        return Label.of(TENDER, HOLDERS.get(n));
    }

    private static Label share(int n) {
        return Label.of("key-share", TENDER, HOLDERS.get(n));
    }

    private static char[] secret(int n) {
        return ("secret of holder number " + n).toCharArray();
    }
}

package org.huimin.selection.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huimin.selection.seal.OpeningKeyTest.assertRule;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.huimin.kernel.Refused;

/** What was sealed comes out as it went in, or the opening stops and says where. */
class ManifestTest {

    private static final String TENDER = "VP-2025-001/SEL-1";
    private static final String APPLICATION = "AP-1";
    private static final int PART = 64;

    @Property(tries = 50)
    void opensEveryFileAsItWasSent(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int parts) throws IOException {
        Sent sent = new Sent(APPLICATION, seed, parts);

        assertThat(sent.open(sent.stored)).isEqualTo(sent.clear);
    }

    @Property(tries = 100)
    void stopsAtAnyChangedBit(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int parts) {
        Sent sent = new Sent(APPLICATION, seed, parts);
        Random random = new Random(seed);
        byte[] part = sent.stored.get(random.nextInt(parts));
        part[random.nextInt(part.length)] ^= (byte) (1 << random.nextInt(8));

        assertRule("seal.broken", () -> sent.open(sent.stored));
    }

    @Property(tries = 30)
    void stopsAtPartsInEachOthersPlace(@ForAll long seed, @ForAll @IntRange(min = 2, max = 5) int parts) {
        Sent sent = new Sent(APPLICATION, seed, parts);
        byte[] first = sent.stored.set(0, sent.stored.get(parts - 1));
        sent.stored.set(parts - 1, first);

        assertRule("seal.broken", () -> sent.open(sent.stored));
    }

    @Property(tries = 30)
    void stopsAtAMissingPartWhereverItWas(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int parts) {
        Sent sent = new Sent(APPLICATION, seed, parts);
        sent.stored.set(new Random(seed).nextInt(parts), null);

        assertRule("seal.missing", () -> sent.open(sent.stored));
    }

    @Property(tries = 30)
    void stopsAtAPartOfAnotherApplicationEvenUnderTheSameKey(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int parts) {
        Sent sent = new Sent(APPLICATION, seed, parts);
        byte[] foreign = sent.key.seal(new PartPlace(TENDER, "AP-2", "f1", 1, parts), Arrays.copyOf(sent.clear, PART));
        sent.stored.set(0, foreign);

        assertRule("seal.broken", () -> sent.open(sent.stored));
    }

    @Example
    void stopsAtAnEarlierPartThatTheApplicantHadReplaced() {
        Sent sent = new Sent(APPLICATION, 1, 2);
        sent.stored.set(0, sent.key.seal(new PartPlace(TENDER, APPLICATION, "f1", 1, 2), new byte[PART]));

        assertRule("seal.broken", () -> sent.open(sent.stored));
    }

    @Example
    void saysWhichFileOfWhichApplicationStoppedIt() {
        Sent sent = new Sent(APPLICATION, 1, 3);
        sent.stored.get(1)[20] ^= 1;

        assertThatThrownBy(() -> sent.open(sent.stored)).isInstanceOf(Refused.class)
                .hasMessage("编号为AP-1的报名材料中的文件“方案.pdf”第2块（共3块）与封存时不一致，可能已被改动或者不属于这里，开启停止。请保全现场并报告纪检监督人员。");
    }

    @Property(tries = 50)
    void stopsAtAManifestThatChangedOrBelongsElsewhereOrIsNotTheOneOnTheReceipt(@ForAll long seed) {
        Sent sent = new Sent(APPLICATION, seed, 1);
        Random random = new Random(seed);
        try (OpeningKey key = OpeningKey.fresh()) {
            Manifest.Sealed sealed = sent.manifest.seal(key.sealing());
            Manifest.Sealed later = sent.manifest.seal(key.sealing());
            Manifest.Sealed other = Manifest.of(TENDER, APPLICATION, List.of(), "{}").seal(key.sealing());
            byte[] changed = sealed.sealed().clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));

            assertThat(Manifest.open(key, TENDER, APPLICATION, sealed.sealed(), sealed.sha256())).isEqualTo(sent.manifest);
            assertThat(later.sha256()).isEqualTo(sealed.sha256());
            assertRule("seal.broken", () -> Manifest.open(key, TENDER, APPLICATION, changed, sealed.sha256()));
            assertRule("seal.broken", () -> Manifest.open(key, TENDER, "AP-2", sealed.sealed(), sealed.sha256()));
            assertRule("seal.broken", () -> Manifest.open(key, TENDER, APPLICATION, other.sealed(), sealed.sha256()));
        }
    }

    @Example
    void betraysNoGuessByTheDigestOnTheReceipt() {
        SealingKey key = OpeningKey.split().sealing();

        assertThat(Manifest.of(TENDER, APPLICATION, List.of(), "{\"fee\":\"0\"}").seal(key).sha256())
                .isNotEqualTo(Manifest.of(TENDER, APPLICATION, List.of(), "{\"fee\":\"0\"}").seal(key).sha256());
    }

    @Example
    void showsNoWordOfWhatItSeals() {
        String canary = "金丝雀canary0147";
        byte[] word = canary.getBytes(StandardCharsets.UTF_8);
        DataKey key = DataKey.fresh();
        Manifest manifest = Manifest.of(TENDER, APPLICATION, List.of(new Manifest.Item("f1", "plan", canary, "PDF", word.length,
                digest(word), List.of(digest(word)))), canary);

        assertThat(text(manifest.seal(OpeningKey.split().sealing()).sealed())).doesNotContain("canary0147");
        assertThat(text(key.seal(new PartPlace(TENDER, APPLICATION, "f1", 1, 1), word))).doesNotContain("canary0147");
    }

    @Example
    void refusesAKeyOfAnotherLengthAndAPartThatIsTooLong() {
        assertRule("seal.data-key", () -> DataKey.of(new byte[31]));
        assertThatThrownBy(() -> DataKey.fresh().seal(new PartPlace(TENDER, APPLICATION, "f1", 1, 1), new byte[PartPlace.MOST_BYTES + 1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PartPlace(TENDER, APPLICATION, "f1", 2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String digest(byte[] clear) {
        return HexFormat.of().formatHex(Primitives.sha256().digest(clear));
    }

    /** An application with one file, as it lies in the store. */
    private static final class Sent {

        private final DataKey key = DataKey.fresh();
        private final byte[] clear;
        private final List<byte[]> stored = new ArrayList<>();
        private final Manifest manifest;

        Sent(String application, long seed, int parts) {
            Random random = new Random(seed);
            clear = new byte[(parts - 1) * PART + 1 + random.nextInt(PART)];
            random.nextBytes(clear);
            List<String> digests = new ArrayList<>();
            for (int n = 1; n <= parts; n++) {
                byte[] part = Arrays.copyOfRange(clear, (n - 1) * PART, Math.min(n * PART, clear.length));
                stored.add(key.seal(new PartPlace(TENDER, application, "f1", n, parts), part));
                digests.add(digest(part));
            }
            manifest = Manifest.of(TENDER, application,
                    List.of(new Manifest.Item("f1", "plan", "方案.pdf", "PDF", clear.length, digest(clear), digests)), "{}");
        }

        byte[] open(List<byte[]> parts) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            manifest.open(manifest.files().get(0), key, number -> parts.get(number - 1), out);
            return out.toByteArray();
        }
    }
}

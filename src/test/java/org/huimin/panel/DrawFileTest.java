package org.huimin.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A published certificate, written by the handbook's script and not by our code. */
class DrawFileTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final byte[] published = published();

    @Test
    void holdsAsItWasPublished() {
        assertThat(DrawFile.verify(published, null)).returns(null, DrawFile.Result::fault).returns(true, DrawFile.Result::holds);
    }

    @Test
    void isWrittenByTheHouseByteForByteAsByTheScript() {
        assertThat(new String(DrawFile.write(DrawFile.verify(published, null).certificate()), StandardCharsets.UTF_8))
                .isEqualTo(new String(published, StandardCharsets.UTF_8));
    }

    @Test
    void findsEveryByteThatWasChanged() {
        for (int i = 0; i < published.length; i++) {
            for (int change : new int[] {1, 2, 32}) {
                byte[] changed = published.clone();
                changed[i] ^= (byte) change;

                assertThat(DrawFile.verify(changed, null).holds()).as("byte %d of %s", i, new String(changed, Math.max(0, i - 9), 10)).isFalse();
            }
        }
    }

    @Test
    void findsEveryByteThatWasCutOffOrAdded() {
        assertThat(DrawFile.verify(Arrays.copyOf(published, published.length - 1), null).holds()).isFalse();
        assertThat(DrawFile.verify((new String(published, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8), null).holds()).isFalse();
        assertThat(DrawFile.verify(new byte[0], null).readable()).isFalse();
    }

    /** Whoever changes something and computes the digest anew is found by the arithmetic itself. */
    @Test
    void namesWhatDoesNotHoldThoughTheDigestWasComputedAnew() throws IOException {
        assertThat(fault(c -> ((ObjectNode) c.get("pool").get(0)).put("excluded", "TIE"))).contains("专家库与其校验值不符");
        assertThat(fault(c -> ((ObjectNode) c.get("operator")).put("nonce", "0".repeat(64)))).contains("组织抽取方", "承诺不符");
        assertThat(fault(c -> ((ObjectNode) c.get("witness")).put("unit", "commerce"))).contains("同一单位");
        assertThat(fault(c -> ((ObjectNode) c.get("witness")).put("committedAt", "2023-11-14T01:10:30.000000Z"))).contains("次序不对");
        assertThat(fault(c -> c.put("seed", "0".repeat(64)))).contains("种子");
        assertThat(fault(c -> ((ObjectNode) c.get("calls").get(2)).put("code", "E020"))).contains("第 3 次通知（E020）不是顺序中的下一位");
        assertThat(fault(c -> ((ObjectNode) c.get("calls").get(1)).put("outcome", "SEATED"))).contains("名额不对");
        assertThat(fault(c -> c.putArray("calls"))).contains("没有通知");
        assertThat(fault(c -> c.put("case", "NOWHERE"))).contains("编号");
        assertThat(fault(c -> c.withArray("sequence").remove(4))).contains("第 5 位");
    }

    @Test
    void findsAnotherCertificateThanTheOnePrintedInTheNotice() throws IOException {
        String digest = JSON.readTree(published).get("digest").asText();

        assertThat(DrawFile.verify(published, digest).holds()).isTrue();
        assertThat(DrawFile.verify(published, "a".repeat(64)).fault()).contains(digest, "不是公布的那一份");
    }

    private String fault(Consumer<ObjectNode> change) throws IOException {
        ObjectNode changed = (ObjectNode) JSON.readTree(published);
        change.accept(changed);
        return DrawFile.verify(DrawFile.write(JSON.treeToValue(changed, DrawCertificate.class)), null).fault();
    }

    static byte[] published() {
        try (var in = DrawFileTest.class.getResourceAsStream("/draw/certificate.json")) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}

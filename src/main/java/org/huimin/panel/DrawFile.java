package org.huimin.panel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Verdict;

/** The published form of a certificate, and its check without database or house: the first thing that does not hold is named. */
public final class DrawFile {

    private static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES).enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private DrawFile() { }

    /** @param fault null where everything holds; @param certificate null where the file is none */
    public record Result(boolean readable, String fault, DrawCertificate certificate) {
        public boolean holds() {
            return readable && fault == null;
        }
    }

    /** The certificate with its digest, as bytes to publish: one line of JSON, keys in order, no white space, UTF-8. */
    static byte[] write(DrawCertificate certificate) {
        return (text(JSON.valueToTree(certificate.withDigest(digest(certificate)))) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @param expected the digest printed in the notice; null where it is not to be compared */
    public static Result verify(byte[] file, String expected) {
        DrawCertificate c;
        try {
            c = JSON.readValue(file, DrawCertificate.class);
        } catch (IOException | IllegalArgumentException | NullPointerException unreadable) {
            return new Result(false, "这不是公布的抽取证书。", null);
        }
        if (!DrawCertificate.FORMAT.equals(c.format())) {
            return new Result(false, "抽取证书的格式是“" + c.format() + "”，本命令只能核验“" + DrawCertificate.FORMAT + "”。", null);
        }
        return new Result(true, fault(c, file, expected), c);
    }

    private static String fault(DrawCertificate c, byte[] file, String expected) {
        if (!valid(c.about()) || !List.of(c.frozenAt(), c.operator().committedAt(), c.operator().revealedAt(), c.witness().committedAt(),
                c.witness().revealedAt()).stream().allMatch(DrawFile::instant)) {
            return "编号或者时间的写法不对。";
        }
        Pool pool = new Pool(CaseRef.of(c.about()), c.attempt(), c.seats(), c.pool());
        Verdict whole = pool.judge();
        if (!whole.isYes()) {
            return whole.reasons().get(0).message();
        }
        if (!pool.hash().equals(c.poolHash())) {
            return "专家库与其校验值不符：按名单算得 " + pool.hash() + "，证书写的是 " + c.poolHash() + "。";
        }
        String shares = sharesFault(c);
        if (shares != null) {
            return shares;
        }
        byte[] seed = seed(c.poolHash(), c.operator().nonce(), c.witness().nonce());
        if (!Digests.hex(seed).equals(c.seed())) {
            return "种子不是由专家库校验值和两个随机数算出的。";
        }
        List<String> sequence = Sequence.of(seed, pool.codes());
        if (!sequence.equals(c.sequence())) {
            return "抽取顺序不是由种子算出的：第 " + (firstDifference(sequence, c.sequence()) + 1) + " 位不符。";
        }
        String calls = callsFault(pool, sequence, c.calls());
        if (calls != null) {
            return calls;
        }
        if (!digest(c).equals(c.digest())) {
            return "证书内容与其校验值不符。";
        }
        if (!Arrays.equals(write(c), file)) {
            return "文件的写法与公布的不同（内容相同，字节不同）。";
        }
        return expected == null || expected.equals(c.digest()) ? null
                : "证书的校验值是 " + c.digest() + "，不是公告上的 " + expected + "，这不是公布的那一份。";
    }

    private static String sharesFault(DrawCertificate c) {
        for (Side side : Side.values()) {
            DrawCertificate.Share share = side == Side.OPERATOR ? c.operator() : c.witness();
            if (!Digests.wellFormed(share.nonce())) {
                return side.words() + "的随机数不是 32 字节的十六进制数。";
            }
            if (!side.commitment(CaseRef.of(c.about()), c.attempt(), c.poolHash(), share.nonce()).equals(share.commitment())) {
                return side.words() + "公开的随机数与其事先的承诺不符。";
            }
        }
        if (c.operator().unit().equals(c.witness().unit())) {
            return "两个随机数出自同一单位。";
        }
        Instant bothCommitted = max(Instant.parse(c.operator().committedAt()), Instant.parse(c.witness().committedAt()));
        Instant firstRevealed = min(Instant.parse(c.operator().revealedAt()), Instant.parse(c.witness().revealedAt()));
        Instant firstCommitted = min(Instant.parse(c.operator().committedAt()), Instant.parse(c.witness().committedAt()));
        boolean inOrder = !firstCommitted.isBefore(Instant.parse(c.frozenAt())) && !firstRevealed.isBefore(bothCommitted)
                && !Instant.parse(c.witness().revealedAt()).isBefore(Instant.parse(c.operator().revealedAt()));
        return inOrder ? null : "次序不对：应先封存专家库，双方承诺，组织抽取方公开，监督方公开。";
    }

    private static String callsFault(Pool pool, List<String> sequence, List<Call> calls) {
        List<Integer> first = new Calls(pool, sequence, List.of()).fill().stream().map(Call::seat).toList();
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            String which = "第 " + (i + 1) + " 次通知（" + call.code() + "）";
            List<Call> before = calls.subList(0, i);
            boolean taken = before.stream().anyMatch(b -> b.seat() == call.seat() && b.outcome() == Call.Outcome.SEATED);
            if (call.seat() < 1 || call.seat() > pool.seats().size() || taken || i < first.size() && call.seat() != first.get(i)) {
                return which + "的名额不对。";
            }
            if (!new Calls(pool, sequence, before).next(call.seat()).filter(call.code()::equals).isPresent()) {
                return which + "不是顺序中的下一位。";
            }
        }
        return calls.size() < first.size() ? "有名额没有通知顺序中的下一位。" : null;
    }

    static byte[] seed(String poolHash, String operator, String witness) {
        return Digests.sha256(Digests.bytes(poolHash), Digests.bytes(operator), Digests.bytes(witness));
    }

    static String digest(DrawCertificate c) {
        ObjectNode rest = JSON.valueToTree(c);
        rest.remove("digest");
        return Digests.ofText(text(rest));
    }

    private static String text(JsonNode node) {
        try {
            return JSON.writeValueAsString(sorted(node));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object sorted(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> keys = new TreeMap<>();
            node.fields().forEachRemaining(field -> keys.put(field.getKey(), sorted(field.getValue())));
            return keys;
        }
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.forEach(item -> items.add(sorted(item)));
            return items;
        }
        return node;
    }

    private static boolean valid(String reference) {
        try {
            return CaseRef.of(reference) != null;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static boolean instant(String text) {
        try {
            return Instant.parse(text) != null;
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    private static int firstDifference(List<String> one, List<String> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            if (!one.get(i).equals(other.get(i))) {
                return i;
            }
        }
        return Math.min(one.size(), other.size());
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

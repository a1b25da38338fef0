package org.huimin.oversight;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks a published trail with nothing but the file: no database, no sign-in. Anybody may run it; it names the first
 * thing that does not hold.
 */
public final class TrailFile {

    /** What can be wrong. */
    public enum Kind { UNREADABLE, OTHER_CHAIN, GAP, ORDER, ALTERED, BROKEN_LINK, REWRITTEN, TRUNCATED, CONTENT }

    /**
     * The first thing that does not hold.
     *
     * @param line physical line of the file, from 1; for a missing end the last line
     * @param seq  the sequence number that line gives itself, 0 if it has none
     */
    public record Fault(Kind kind, long line, long seq, String message) { }

    /** @param head the last entry that holds; null where there is none; @param fault null where all holds */
    public record Result(long lines, TrailHead head, Fault fault) {

        public boolean holds() {
            return fault == null;
        }
    }

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int PATIENCE_MS = 30_000;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(10).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private TrailFile() { }

    public static Result verify(Path file) throws IOException {
        return verify(file, null);
    }

    /** @param expected a head noted down earlier, e.g. from a notice; the file must contain it. Null to do without. */
    public static Result verify(Path file, TrailHead expected) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return verify(in, expected);
        }
    }

    public static Result verify(URL address) throws IOException {
        return verify(address, null);
    }

    public static Result verify(URL address, TrailHead expected) throws IOException {
        URLConnection connection = address.openConnection();
        connection.setConnectTimeout(PATIENCE_MS);
        connection.setReadTimeout(PATIENCE_MS);
        try (InputStream in = connection.getInputStream()) {
            return verify(in, expected);
        }
    }

    public static Result verify(InputStream in, TrailHead expected) throws IOException {
        TrailWalk walk = new TrailWalk(expected);
        Lines lines = new Lines(in);
        for (byte[] line = lines.next(); line != null && walk.holds(); line = lines.next()) {
            read(line, walk);
        }
        return walk.end();
    }

    private static void read(byte[] bytes, TrailWalk walk) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            JsonNode json = JSON.readTree(text);
            String hash = text(json, "hash");
            TrailLine line = new TrailLine(text(json, "chain"), number(json, "seq"), Instant.parse(text(json, "at")),
                    text(json, "fact"), text(json, "digest"), text(json, "prev"), hash);
            walk.step(line, hashOfAllBut("hash", json));
        } catch (CharacterCodingException foreign) {
            walk.unreadable("不是 UTF-8 文本。");
        } catch (JsonProcessingException broken) {
            walk.unreadable("不是一条完整的 JSON 记录。");
        } catch (IllegalArgumentException | DateTimeException incomplete) {
            walk.unreadable("缺少必需的字段或字段写法不对：" + incomplete.getMessage() + "。");
        }
    }

    /** Fields that later versions may add are covered too. */
    private static String hashOfAllBut(String left, JsonNode json) {
        Map<String, Object> fields = new TreeMap<>();
        json.fields().forEachRemaining(field -> fields.put(field.getKey(), plain(field.getKey(), field.getValue())));
        fields.remove(left);
        return Sha256.hex(CanonicalJson.of(fields));
    }

    private static Object plain(String name, JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        throw new IllegalArgumentException(name);
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.get(name);
        if (value == null || !value.isTextual()) {
            throw new IllegalArgumentException(name);
        }
        return value.textValue();
    }

    private static long number(JsonNode json, String name) {
        JsonNode value = json.get(name);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(name);
        }
        return value.longValue();
    }

    /** Lines of bounded length, whatever the file holds. */
    private static final class Lines {

        private final InputStream in;

        Lines(InputStream in) {
            this.in = new BufferedInputStream(in, 1 << 16);
        }

        byte[] next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream(512);
            int read = in.read();
            if (read < 0) {
                return null;
            }
            for (; read >= 0 && read != '\n'; read = in.read()) {
                if (line.size() < LONGEST_LINE) {
                    line.write(read);
                }
            }
            return line.toByteArray();
        }
    }
}

package org.huimin.programme;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.huimin.kernel.Refused;

/** The text of a file as YAML: its values, and the line on which each begins. */
final class YamlText {

    private static final int LONGEST = 1_000_000;
    private static final ObjectReader READER = ProgrammeFile.YAML.readerFor(JsonNode.class)
            .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonNode root;
    private final Map<String, Integer> lines = new HashMap<>();

    private YamlText(JsonNode root) {
        this.root = root;
    }

    /** @throws Refused with line and column where the text is not YAML, or says something twice */
    static YamlText parse(String text) {
        if (text.length() > LONGEST) {
            throw Refused.invalid("programme.too-long", "", text.length(), "方案文件有 " + text.length() + " 个字符，超过上限 " + LONGEST + "。");
        }
        try {
            refuseAliases(text);
            JsonNode root = text.isBlank() ? null : READER.readValue(text);
            if (root == null || !root.isObject()) {
                throw Refused.invalid("programme.yaml", "", "", "方案文件是空的，或者不是“名称: 值”形式的 YAML。");
            }
            YamlText yaml = new YamlText(root);
            yaml.findLines(text);
            return yaml;
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode root() {
        return root;
    }

    /** Line of the value at this place ({@code phases[1].budget}), or of what encloses it; 0 where there is none. */
    int line(String place) {
        String at = place;
        while (!at.isEmpty()) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
            int cut = Math.max(at.lastIndexOf('.'), at.lastIndexOf('['));
            at = cut < 0 ? "" : at.substring(0, cut);
        }
        return 0;
    }

    private static void refuseAliases(String text) throws IOException {
        try (YAMLParser parser = (YAMLParser) ProgrammeFile.YAML.getFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.isCurrentAlias()) {
                    JsonLocation at = parser.currentTokenLocation();
                    throw Refused.invalid("programme.yaml-alias", "", parser.getText(),
                            "第 " + at.getLineNr() + " 行第 " + at.getColumnNr() + " 列使用了 YAML 引用“*" + parser.getText() + "”，方案文件中请直接写出内容。");
                }
            }
        }
    }

    private void findLines(String text) throws IOException {
        try (JsonParser parser = ProgrammeFile.YAML.getFactory().createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME || !token.isStructEnd()) {
                    lines.putIfAbsent(place(parser), parser.currentTokenLocation().getLineNr());
                }
            }
        }
    }

    private static String place(JsonParser parser) {
        StringBuilder place = new StringBuilder();
        String[] parts = parser.getParsingContext().pathAsPointer().toString().split("/");
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].replace("~1", "/").replace("~0", "~");
            place.append(part.matches("\\d+") ? "[" + part + "]" : (place.isEmpty() ? "" : ".") + part);
        }
        return place.toString();
    }

    private static Refused malformed(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String where = at == null ? "" : "第 " + at.getLineNr() + " 行第 " + at.getColumnNr() + " 列：";
        String what = e.getOriginalMessage() == null ? "" : e.getOriginalMessage().lines().findFirst().orElse("");
        if (what.startsWith("Duplicate field")) {
            String field = what.replaceAll("^Duplicate field '(.*)'.*$", "$1");
            return Refused.invalid("programme.yaml-twice", field, field, where + "“" + field + "”写了两次。");
        }
        return Refused.invalid("programme.yaml", "", "", where + "不是合格的 YAML，请检查这里和上一行的缩进、冒号、括号和引号。");
    }
}

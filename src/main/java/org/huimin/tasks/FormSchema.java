package org.huimin.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The input fields of one Camunda Form, read from the same file that the browser renders.
 *
 * @param offline whether it asks for a decision that may have been taken on paper; one that only says what happened bears the property offline: none
 */
record FormSchema(Map<String, Field> fields, boolean offline) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> INPUTS = Set.of("textfield", "textarea", "number", "checkbox", "radio", "select",
            "checklist", "datetime", "filepicker", "figures");
    private static final Set<String> PLAIN = Set.of("text", "html", "separator", "spacer", "image", "button", "group");
    private static final Pattern HIDDEN_WHEN = Pattern.compile("\\s*(\\w+)\\s*(!?=)\\s*(?:null|\"([^\"]*)\")\\s*");

    /** @param options value → label; @param readonly shows what the house knows; @param hiddenWhen null where the field always shows; @param masked of which no more than the last characters is kept; @param several takes more than one file */
    record Field(String key, String label, String type, boolean required, Integer minLength, Integer maxLength,
                 java.math.BigDecimal min, java.math.BigDecimal max, Integer decimals, Pattern pattern, String patternMessage,
                 Map<String, String> options, boolean withTime, boolean readonly, Condition hiddenWhen, boolean masked, boolean several) { }

    /** One or more of {@code key = "VALUE"}, {@code key != "VALUE"} and {@code key = null}, joined by {@code or}: all that forms of this house may say. */
    record Condition(List<Comparison> anyOf) {

        boolean holds(Map<String, Object> values) {
            return anyOf.stream().anyMatch(one -> one.holds(values));
        }

        Set<String> keys() {
            return anyOf.stream().map(Comparison::key).collect(Collectors.toSet());
        }
    }

    /** @param value empty: nothing was chosen */
    record Comparison(String key, boolean equal, String value) {

        private boolean holds(Map<String, Object> values) {
            return value.equals(Objects.toString(values.get(key), "")) == equal;
        }
    }

    /** @throws IllegalArgumentException for a form this house cannot check; a contract test finds it before anybody else */
    static FormSchema parse(String json) {
        try {
            Map<String, Field> fields = new LinkedHashMap<>();
            JsonNode components = JSON.readTree(json).path("components");
            collect(components, "", fields);
            return new FormSchema(fields, offline(components));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a form: " + e.getOriginalMessage(), e);
        }
    }

    private static boolean offline(JsonNode components) {
        for (JsonNode component : components) {
            if ("decision".equals(component.path("key").asText())) {
                return !"none".equals(component.path("properties").path("offline").asText());
            }
        }
        return false;
    }

    /** @param chapter the title under which they stand; empty for none */
    private static void collect(JsonNode components, String chapter, Map<String, Field> fields) {
        for (JsonNode c : components) {
            String type = c.path("type").asText();
            if (INPUTS.contains(type)) {
                Field field = field(c, type, chapter);
                if (fields.put(field.key(), field) != null) {
                    throw new IllegalArgumentException("two fields are called " + field.key());
                }
            } else if (!PLAIN.contains(type)) {
                throw new IllegalArgumentException("a form may not hold a " + type);
            }
            collect(c.path("components"), c.path("label").asText(), fields);
        }
    }

    private static Field field(JsonNode c, String type, String chapter) {
        JsonNode v = c.path("validate");
        Map<String, String> options = new LinkedHashMap<>();
        c.path("values").forEach(o -> options.put(o.path("value").asText(), o.path("label").asText()));
        String label = c.path("label").asText(c.path("dateLabel").asText(c.path("key").asText()));
        return new Field(c.path("key").asText(), chapter.isEmpty() || label.startsWith(chapter) ? label : chapter + "：" + label,
                type, v.path("required").asBoolean(), integer(v, "minLength"), integer(v, "maxLength"), decimal(v, "min"),
                decimal(v, "max"), integer(c, "decimalDigits"),
                v.hasNonNull("pattern") ? Pattern.compile(v.path("pattern").asText()) : null,
                v.path("patternErrorMessage").asText(""), options, !"date".equals(c.path("subtype").asText("date")),
                c.path("readonly").asBoolean(),
                condition(c.path("conditional").path("hide").asText("")), c.path("properties").path("kept").asText().equals("masked"),
                c.path("multiple").asBoolean());
    }

    private static Condition condition(String hide) {
        if (hide.isBlank()) {
            return null;
        }
        return new Condition(Arrays.stream(hide.strip().replaceFirst("^=", "").split(" or ")).map(one -> {
            Matcher m = HIDDEN_WHEN.matcher(one);
            if (!m.matches()) {
                throw new IllegalArgumentException("a form may not say " + hide);
            }
            return new Comparison(m.group(1), m.group(2).equals("="), Objects.toString(m.group(3), ""));
        }).toList());
    }

    private static Integer integer(JsonNode node, String key) {
        return node.hasNonNull(key) && !node.path(key).asText().isBlank() ? Integer.valueOf(node.path(key).asText()) : null;
    }

    private static java.math.BigDecimal decimal(JsonNode node, String key) {
        return node.hasNonNull(key) && !node.path(key).asText().isBlank() ? new java.math.BigDecimal(node.path(key).asText()) : null;
    }

    List<String> keys() {
        return new ArrayList<>(fields.keySet());
    }
}

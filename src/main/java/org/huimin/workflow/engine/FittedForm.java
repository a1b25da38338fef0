package org.huimin.workflow.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A form made to fit what it asks about: fields that its file says once are set out for every channel, condition or
 * enterprise of the case, in chapters under their names. Browser and server then see one form of ordinary fields.
 */
public final class FittedForm {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode whole;

    private FittedForm(ObjectNode whole) {
        this.whole = whole;
    }

    /**
     * Fields that belong together.
     *
     * @param title null for what the form's file calls its group
     * @param note  what to know before answering; empty for nothing
     */
    public record Chapter(String title, String note, List<Copy> copies) {

        public Chapter(String title, List<Copy> copies) {
            this(title, "", copies);
        }

        /** A chapter about one thing, whose title says what the fields' labels need not. */
        public static Chapter about(String end, String title) {
            return new Chapter(title, List.of(new Copy(end, "")));
        }
    }

    /**
     * What a form's fields are asked about once.
     *
     * @param end   tells its fields from the others'
     * @param label stands before each field's own label; empty for none
     */
    public record Copy(String end, String label) { }

    public static FittedForm of(String form) {
        try {
            return new FittedForm((ObjectNode) JSON.readTree(form));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A field's name about one thing. */
    public static String key(String field, String end) {
        return field + "_" + end.replaceAll("[^A-Za-z0-9_]", "_");
    }

    /** @param part the key of a group of fields, or of one field */
    public FittedForm chapters(String part, List<Chapter> chapters) {
        ArrayNode set = JSON.createArrayNode();
        for (JsonNode component : components()) {
            if (!component.path("key").asText().equals(part)) {
                set.add(component);
                continue;
            }
            boolean group = component.path("type").asText().equals("group");
            Iterable<JsonNode> fields = group ? component.path("components") : List.of(component);
            for (Chapter chapter : chapters) {
                String title = chapter.title() == null && group ? component.path("label").asText() : chapter.title();
                ArrayNode into = title == null ? set : heading(set, title, chapter.note());
                chapter.copies().forEach(copy -> copy(fields, copy, into));
            }
        }
        whole.set("components", set);
        return this;
    }

    /** @param choices value → words, in order */
    public FittedForm choices(String field, Map<String, String> choices) {
        for (JsonNode component : whole.findParents("key")) {
            if (component.path("key").asText().equals(field)) {
                ArrayNode values = ((ObjectNode) component).putArray("values");
                choices.forEach((value, words) -> values.addObject().put("label", words).put("value", value));
            }
        }
        return this;
    }

    /** The form does not ask for this here. */
    public FittedForm without(String field) {
        without(components(), field);
        return this;
    }

    public String json() {
        try {
            return JSON.writeValueAsString(whole);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ArrayNode components() {
        return (ArrayNode) whole.path("components");
    }

    private static void without(ArrayNode components, String field) {
        components.removeIf(component -> component.path("key").asText().equals(field));
        components.forEach(component -> {
            if (component.path("components") instanceof ArrayNode nested) {
                without(nested, field);
            }
        });
    }

    private static ArrayNode heading(ArrayNode set, String title, String note) {
        int number = set.size() + 1;
        ArrayNode into = set.addObject().put("type", "group").put("id", "chapter-" + number).put("label", title).put("showOutline", false).putArray("components");
        if (!note.isEmpty()) {
            into.addObject().put("type", "text").put("id", "note-" + number).put("text", note);
        }
        return into;
    }

    private static void copy(Iterable<JsonNode> fields, Copy copy, ArrayNode into) {
        Set<String> keys = new HashSet<>();
        fields.forEach(field -> keys.add(field.path("key").asText()));
        fields.forEach(field -> into.add(copy(field.deepCopy(), copy, keys)));
    }

    private static ObjectNode copy(ObjectNode field, Copy copy, Set<String> keys) {
        field.put("id", key(field.path("id").asText(), copy.end())).put("key", key(field.path("key").asText(), copy.end()));
        for (String label : List.of("label", "dateLabel")) {
            String own = field.path(label).asText();
            if (field.has(label) && !copy.label().isEmpty()) {
                field.put(label, own.isEmpty() ? copy.label() : copy.label() + "：" + own);
            }
        }
        String hide = field.path("conditional").path("hide").asText();
        for (String asked : keys) {
            hide = hide.replaceAll("\\b" + asked + "\\b(?=\\s*!?=)", key(asked, copy.end()));
        }
        if (!hide.isEmpty()) {
            ((ObjectNode) field.path("conditional")).put("hide", hide);
        }
        return field;
    }
}

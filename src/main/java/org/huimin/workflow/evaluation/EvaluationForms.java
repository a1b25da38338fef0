package org.huimin.workflow.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Sets out the forms of a review: a group of fields once for everything it is asked about, and the choices of a field. */
final class EvaluationForms {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EvaluationForms() { }

    /**
     * What one copy of a group asks about.
     *
     * @param end   tells its fields from the others'
     * @param title headed so; null for no heading of its own
     * @param label stands before each field's own label; empty for none
     */
    record About(String end, String title, String label) { }

    /** A field's name about one thing. */
    static String key(String field, String end) {
        return field + "_" + end.replaceAll("[^A-Za-z0-9_]", "_");
    }

    static String repeat(String form, List<About> about) {
        return rewrite(form, (component, set) -> {
            if (!component.path("type").asText().equals("group")) {
                set.add(component);
                return;
            }
            for (About one : about) {
                if (one.title() != null) {
                    set.addObject().put("type", "text").put("id", key("about", one.end())).put("text", "### " + one.title());
                }
                component.path("components").forEach(field -> set.add(field(field.deepCopy(), one)));
            }
        });
    }

    /** @param choices value → words, in order */
    static String choose(String form, String field, Map<String, String> choices) {
        return rewrite(form, (component, set) -> {
            if (component.path("key").asText().equals(field)) {
                ArrayNode values = ((ObjectNode) component).putArray("values");
                choices.forEach((value, words) -> values.addObject().put("label", words).put("value", value));
            }
            set.add(component);
        });
    }

    private interface Step {
        void take(JsonNode component, ArrayNode set);
    }

    private static String rewrite(String form, Step step) {
        try {
            ObjectNode whole = (ObjectNode) JSON.readTree(form);
            ArrayNode set = JSON.createArrayNode();
            whole.path("components").forEach(component -> step.take(component, set));
            whole.set("components", set);
            return JSON.writeValueAsString(whole);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode field(ObjectNode field, About one) {
        field.put("id", key(field.path("id").asText(), one.end()));
        field.put("key", key(field.path("key").asText(), one.end()));
        if (!one.label().isEmpty()) {
            field.put("label", one.label() + "：" + field.path("label").asText());
        }
        String hide = field.path("conditional").path("hide").asText();
        if (!hide.isEmpty()) {
            String asked = hide.replaceAll("^=(\\w+).*$", "$1");
            ((ObjectNode) field.path("conditional")).put("hide", hide.replaceFirst(asked, key(asked, one.end())));
        }
        return field;
    }
}

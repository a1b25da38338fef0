package org.huimin.workflow.eligibility;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.huimin.programme.SelectionSpec;
import org.huimin.programme.SelectionSpec.Condition;
import org.huimin.selection.Bar;
import org.huimin.selection.Candidate;

/** Sets out a form's two groups, one for each list to be queried and one for each condition of each application. */
final class ReviewForm {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LISTS = "lists";

    private ReviewForm() { }

    /** A field's name about one list. */
    static String key(String field, int list) {
        return field + "_" + list;
    }

    /** A field's name about one condition of one application. */
    static String key(String field, String application, String condition) {
        return field + "_" + (application + "_" + condition).replaceAll("[^A-Za-z0-9_]", "_");
    }

    static String of(String form, List<String> lists, List<Candidate> candidates, SelectionSpec terms, List<Bar> bars) {
        try {
            ObjectNode whole = (ObjectNode) JSON.readTree(form);
            ArrayNode set = JSON.createArrayNode();
            for (JsonNode component : whole.path("components")) {
                if (!component.path("type").asText().equals("group")) {
                    set.add(component);
                } else if (component.path("id").asText().equals(LISTS)) {
                    for (int i = 0; i < lists.size(); i++) {
                        int list = i;
                        component.path("components").forEach(field -> set.add(field(field.deepCopy(), "_" + list, lists.get(list))));
                    }
                } else {
                    candidates.forEach(candidate -> application(set, component, candidate, terms, bars));
                }
            }
            whole.set("components", set);
            return JSON.writeValueAsString(whole);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void application(ArrayNode set, JsonNode group, Candidate candidate, SelectionSpec terms, List<Bar> bars) {
        String against = bars.stream().filter(bar -> bar.application().equals(candidate.number()))
                .map(bar -> "- 系统核对：" + condition(terms, bar) + bar.reason()).collect(Collectors.joining("\n"));
        set.addObject().put("type", "text").put("id", "application_" + key("", candidate.number(), ""))
                .put("text", "### " + candidate.stated().enterprise() + (against.isEmpty() ? "" : "\n" + against));
        for (Condition condition : terms.conditions()) {
            String end = key("", candidate.number(), condition.code());
            group.path("components").forEach(field -> set.add(field(field.deepCopy(), end, condition.name())));
        }
    }

    private static String condition(SelectionSpec terms, Bar bar) {
        return terms.conditions().stream().filter(c -> c.code().equals(bar.condition())).map(c -> c.name() + "——").findFirst().orElse("");
    }

    private static ObjectNode field(ObjectNode field, String end, String about) {
        field.put("id", field.path("id").asText() + end);
        field.put("key", field.path("key").asText() + end);
        for (String label : List.of("label", "dateLabel")) {
            if (field.has(label)) {
                field.put(label, field.path("type").asText().equals("radio") ? about : about + "：" + field.path(label).asText());
            }
        }
        String hide = field.path("conditional").path("hide").asText();
        if (!hide.isEmpty()) {
            ((ObjectNode) field.path("conditional")).put("hide", hide.replaceAll("\\bverdict\\b", "verdict" + end));
        }
        return field;
    }
}

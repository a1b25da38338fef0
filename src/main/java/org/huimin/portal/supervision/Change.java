package org.huimin.portal.supervision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huimin.oversight.TrailEntry;

/** One value of a record, with what it was when the same thing was last recorded of the same case. @param before null where it never was */
public record Change(String field, String before, String now) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public boolean changed() {
        return before != null && !before.equals(now);
    }

    static List<Change> between(TrailEntry before, TrailEntry entry) {
        Map<String, String> old = before == null ? Map.of() : values(before);
        List<Change> changes = new ArrayList<>();
        values(entry).forEach((field, value) -> changes.add(new Change(field, old.get(field), value)));
        return changes;
    }

    private static Map<String, String> values(TrailEntry entry) {
        try {
            Map<String, String> values = new TreeMap<>();
            JsonNode content = JSON.readTree(entry.content());
            content.fieldNames().forEachRemaining(name -> {
                if (!name.equals("about") && !name.equals("by")) {
                    values.put(name, content.get(name).isValueNode() ? content.get(name).asText() : content.get(name).toString());
                }
            });
            return values;
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}

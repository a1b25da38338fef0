package org.huimin.portal.layout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.huimin.oversight.TrailEntry;

/** One value of a record in the trail, as lists show it; whom it is about and who did it stand beside it. */
public record Recorded(String field, String value) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** In the order of their names. */
    public static List<Recorded> of(TrailEntry entry) {
        try {
            List<Recorded> values = new ArrayList<>();
            JsonNode content = JSON.readTree(entry.content());
            content.fieldNames().forEachRemaining(name -> {
                if (!name.equals("about") && !name.equals("by")) {
                    values.add(new Recorded(name, content.get(name).isValueNode() ? content.get(name).asText() : content.get(name).toString()));
                }
            });
            return values;
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}

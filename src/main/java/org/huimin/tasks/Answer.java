package org.huimin.tasks;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a person answered.
 *
 * @param values  form field → value, as JSON gives it: text, number, boolean or a list of texts
 * @param offline set where a clerk records a decision that was taken on paper; null otherwise
 */
public record Answer(Map<String, Object> values, OfflineSignOff offline) {

    /** A decision taken on paper: who, when, under which document or meeting number, and the scan. */
    public record OfflineSignOff(String decidedBy, LocalDate decidedOn, String document, String attachment) { }

    public Answer {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public static Answer of(Map<String, Object> values) {
        return new Answer(values, null);
    }

    /** The field as text, trimmed; empty where it was left empty. */
    public String text(String field) {
        Object value = values.get(field);
        return value == null ? "" : value.toString().strip();
    }

    /** The outcome code of a decision; empty where the task is none. */
    public String decision() {
        return text("decision");
    }

    public String opinion() {
        return text("opinion");
    }
}

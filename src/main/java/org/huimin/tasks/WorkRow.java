package org.huimin.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.CaseRef;

/** How a work item and what belongs to it stand in their rows. */
final class WorkRow {

    static final LocalDateTime NEVER_DUE = LocalDateTime.of(9999, 12, 31, 0, 0);
    static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() { };
    private static final TypeReference<Map<String, String>> CONTEXT = new TypeReference<>() { };
    private static final ObjectMapper JSON = new ObjectMapper();

    private WorkRow() { }

    static Answer.OfflineSignOff offline(ResultSet rs) throws SQLException {
        return rs.getString("offline_decided_by") == null ? null : new Answer.OfflineSignOff(rs.getString("offline_decided_by"),
                rs.getObject("offline_decided_on", LocalDate.class), rs.getString("offline_document"), rs.getString("offline_attachment"));
    }

    static WorkItem row(ResultSet rs, int n) throws SQLException {
        Instant due = instant(rs, "due_at");
        String apart = rs.getString("apart");
        return new WorkItem(rs.getString("id"), CaseRef.of(rs.getString("case_ref")), rs.getString("process"),
                rs.getString("task"), rs.getString("name"), rs.getString("subject"), rs.getString("duty"),
                apart.isEmpty() ? List.of() : List.of(apart.split(",")), rs.getString("group_code"), rs.getString("unit"),
                rs.getString("unit_name"), rs.getString("form"), read(rs.getString("context"), CONTEXT),
                rs.getString("sender"), instant(rs, "created_at"),
                due.equals(NEVER_DUE.toInstant(ZoneOffset.UTC)) ? null : due, rs.getBoolean("due_provisional"),
                rs.getString("due_basis"), WorkItem.State.valueOf(rs.getString("state")), rs.getString("assignee"),
                rs.getString("assignee_name"), instant(rs, "done_at"), rs.getString("done_by"), rs.getString("done_by_name"),
                rs.getString("decision"), rs.getString("end_reason"), rs.getString("acting_for"), rs.getBoolean("personal"), rs.getBoolean("secret"));
    }

    static String marks(int count) {
        return String.join(",", java.util.Collections.nCopies(count, "?"));
    }

    static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    static Instant instant(ResultSet rs, String column) throws SQLException {
        LocalDateTime at = rs.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.huimin.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Stamp;
import org.huimin.tasks.Handover.Line;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind {@link HandingOver}. */
@Repository
class Handovers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 50;

    private final JdbcTemplate sql;

    Handovers(JdbcTemplate sql) {
        this.sql = sql;
    }

    void insert(Handover h) {
        sql.update("insert into work_handover values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", h.id(), h.account(), h.name(), h.unit(), h.successor(),
                h.successorName(), h.effective(), h.note(), h.recordedBy(), h.recordedByName(), Stamp.of(h.recordedAt()), h.state().name(), null, "[]");
    }

    Optional<Handover> find(String id) {
        return sql.query("select * from work_handover where id = ?", Handovers::row, id).stream().findFirst();
    }

    Optional<Handover> hold(String id) {
        return sql.query("select * from work_handover where id = ? for update", Handovers::row, id).stream().findFirst();
    }

    boolean planned(String account) {
        return sql.queryForObject("select count(*) from work_handover where state = 'PLANNED' and account = ?", Long.class, account) > 0;
    }

    List<String> due(LocalDate day) {
        return sql.queryForList("select id from work_handover where state = 'PLANNED' and effective_day <= ? order by effective_day, id limit " + MOST,
                String.class, day);
    }

    /** Latest first, at most 50. */
    List<Handover> ofUnit(String unit) {
        return sql.query("select * from work_handover where unit = ? order by recorded_at desc, id limit " + MOST, Handovers::row, unit);
    }

    void end(String id, Handover.State state, List<Line> content, Instant at) {
        try {
            sql.update("update work_handover set state = ?, content = ?, ended_at = ? where id = ?", state.name(), JSON.writeValueAsString(content),
                    Stamp.of(at), id);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Handover row(ResultSet rs, int n) throws SQLException {
        try {
            return new Handover(rs.getString("id"), rs.getString("account"), rs.getString("name"), rs.getString("unit"), rs.getString("successor"),
                    rs.getString("successor_name"), rs.getObject("effective_day", LocalDate.class), rs.getString("note"), rs.getString("recorded_by"),
                    rs.getString("recorded_by_name"), Stamp.read(rs, "recorded_at"), Handover.State.valueOf(rs.getString("state")),
                    Stamp.read(rs, "ended_at"), JSON.readValue(rs.getString("content"), new TypeReference<List<Line>>() { }));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

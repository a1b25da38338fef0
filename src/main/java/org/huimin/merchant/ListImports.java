package org.huimin.merchant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.huimin.merchant.ListImport.State;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind imports: what was handed in and how far it has come. */
@Repository
class ListImports {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcTemplate sql;

    ListImports(JdbcTemplate sql) {
        this.sql = sql;
    }

    void insert(ListImport i) {
        sql.update("insert into list_import (id, programme, round_no, unit, attachment, file_name, state, rows_read, good, faulty, started_by,"
                + " started_at) values (?,?,?,?,?,?,?,0,0,0,?,?)", i.id(), i.programme().value(), i.round(), i.unit(), i.attachment(),
                i.fileName(), i.state().name(), i.startedBy(), Stamp.of(i.startedAt()));
    }

    Optional<ListImport> find(String id) {
        return sql.query("select * from list_import where id = ?", this::row, id).stream().findFirst();
    }

    ListImport hold(String id) {
        return sql.query("select * from list_import where id = ? for update", this::row, id).get(0);
    }

    /** Latest first. */
    List<ListImport> of(CaseRef programme, String unit, int round) {
        return sql.query("select * from list_import where programme = ? and unit = ? and round_no = ? order by started_at desc limit 20",
                this::row, programme.value(), unit, round);
    }

    List<ListImport> unfinished() {
        return sql.query("select * from list_import where state = 'CHECKING' order by started_at", this::row);
    }

    /** @return whether it is still wanted */
    boolean progressed(String id, int rowsRead) {
        return sql.update("update list_import set rows_read = ? where id = ? and state = 'CHECKING'", rowsRead, id) == 1;
    }

    /** The check is over; where it was cancelled meanwhile, nothing of it stays. */
    void checked(String id, int rowsRead, int good, int faulty, List<ListImport.Fault> faults) {
        int wanted = sql.update("update list_import set state = 'CHECKED', rows_read = ?, good = ?, faulty = ?, trouble = ? where id = ?"
                + " and state = 'CHECKING'", rowsRead, good, faulty, write(faults), id);
        if (wanted == 0) {
            dropLines(id);
        }
    }

    void refused(String id, String sentence) {
        sql.update("update list_import set state = 'REFUSED', trouble = ? where id = ? and state = 'CHECKING'", sentence, id);
        dropLines(id);
    }

    void state(String id, State state) {
        sql.update("update list_import set state = ? where id = ?", state.name(), id);
    }

    /** @param first number of the first of these among the file's good lines, from 1 */
    void keepLines(String id, int first, List<ShopCells> lines) {
        int[] seq = {first};
        sql.batchUpdate("insert into list_import_line (list_import, seq, name, credit_code, industry, address, above_threshold, phone, code_key)"
                + " values (?,?,?,?,?,?,?,?,?)", lines, Math.max(1, lines.size()), (row, cells) -> {
                    row.setString(1, id);
                    row.setInt(2, seq[0]++);
                    WorkingLists.set(row, 3, cells);
                });
    }

    void dropLines(String id) {
        sql.update("delete from list_import_line where list_import = ?", id);
    }

    /** Lines kept of imports that are over, where a restart came before they were dropped. */
    void dropLeftLines() {
        sql.update("delete from list_import_line where list_import in (select id from list_import where state not in ('CHECKING', 'CHECKED'))");
    }

    private ListImport row(ResultSet rs, int n) throws SQLException {
        State state = State.valueOf(rs.getString("state"));
        String trouble = rs.getString("trouble");
        boolean refused = state == State.REFUSED;
        return new ListImport(rs.getString("id"), CaseRef.of(rs.getString("programme")), rs.getString("unit"), rs.getInt("round_no"),
                rs.getString("attachment"), rs.getString("file_name"), state, rs.getInt("rows_read"), rs.getInt("good"), rs.getInt("faulty"),
                refused || trouble == null ? List.of() : read(trouble), refused ? trouble : "", rs.getString("started_by"), Stamp.read(rs, "started_at"));
    }

    private static String write(List<ListImport.Fault> faults) {
        try {
            return JSON.writeValueAsString(faults);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ListImport.Fault> read(String json) {
        try {
            return List.of(JSON.readValue(json, ListImport.Fault[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

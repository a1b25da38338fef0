package org.huimin.panel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind {@link ExpertPool}. */
@Repository
class Experts {

    private static final int MOST = 2000;

    private final JdbcTemplate sql;

    Experts(JdbcTemplate sql) {
        this.sql = sql;
    }

    void save(Expert e) {
        Object[] values = {e.account(), e.name(), e.employer(), e.region(), String.join(",", e.fields()), true, e.code()};
        if (sql.update("update panel_expert set account = ?, display_name = ?, employer = ?, region = ?, fields = ?, active = ? where code = ?", values) == 0) {
            sql.update("insert into panel_expert (account, display_name, employer, region, fields, active, code) values (?,?,?,?,?,?,?)", values);
        }
        sql.update("delete from panel_expert_tie where expert = ?", e.code());
        sql.batchUpdate("insert into panel_expert_tie (expert, party, relation, until_date) values (?,?,?,?)", e.ties().stream().map(tie -> new Object[] {
                e.code(), tie.party(), tie.relation().name(), tie.until()}).toList());
    }

    boolean retire(String code) {
        return sql.update("update panel_expert set active = false where code = ? and active = true", code) == 1;
    }

    /** Those who may be drawn, by code. */
    List<Expert> active() {
        Map<String, List<Expert.Tie>> ties = new HashMap<>();
        sql.query("select * from panel_expert_tie order by expert, party, relation", row -> {
            ties.computeIfAbsent(row.getString("expert"), code -> new ArrayList<>()).add(tie(row));
        });
        return sql.query("select * from panel_expert where active = true order by code limit " + MOST,
                (row, n) -> expert(row, ties.getOrDefault(row.getString("code"), List.of())));
    }

    Optional<Expert> find(String code) {
        List<Expert.Tie> ties = sql.query("select * from panel_expert_tie where expert = ? order by party, relation", (row, n) -> tie(row), code);
        return sql.query("select * from panel_expert where code = ?", (row, n) -> expert(row, ties), code).stream().findFirst();
    }

    private static Expert.Tie tie(ResultSet row) throws SQLException {
        return new Expert.Tie(row.getString("party"), Expert.Relation.valueOf(row.getString("relation")), row.getObject("until_date", LocalDate.class));
    }

    private static Expert expert(ResultSet row, List<Expert.Tie> ties) throws SQLException {
        String fields = row.getString("fields");
        return new Expert(row.getString("code"), row.getString("account"), row.getString("display_name"), row.getString("employer"),
                row.getString("region"), fields.isEmpty() ? List.of() : List.of(fields.split(",")), ties);
    }
}

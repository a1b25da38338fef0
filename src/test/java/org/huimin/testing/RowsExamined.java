package org.huimin.testing;

import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** How many rows MySQL itself says each statement read. @param rows read by the one execution that read most */
public record RowsExamined(long rows, String statement) {

    /** What the act sends to this database. Needs the server's statement history, which this switches on. */
    public static List<RowsExamined> by(JdbcTemplate sql, Runnable act) {
        sql.update("update performance_schema.setup_consumers set enabled = 'YES' where name like 'events_statements_history%'");
        sql.execute("truncate table performance_schema.events_statements_history_long");
        act.run();
        return sql.query("select rows_examined, sql_text from performance_schema.events_statements_history_long"
                        + " where current_schema = database() and event_name like 'statement/sql/%' and sql_text not like '%performance_schema%'",
                (rs, n) -> new RowsExamined(rs.getLong(1), rs.getString(2).replaceAll("\\s+", " "))).stream()
                .sorted(Comparator.comparingLong(RowsExamined::rows).reversed()).toList();
    }
}

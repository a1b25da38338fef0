package org.huimin.publicity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.huimin.kernel.CaseRef;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Numbers without gaps: the counter's row stays locked until the transaction ends, so that a number exists exactly when
 * what bears it does.
 */
@Repository
class Sequences {

    private final JdbcTemplate sql;

    Sequences(JdbcTemplate sql) {
        this.sql = sql;
    }

    int next(CaseRef programme, String kind) {
        if (count(programme, kind) == 0) {
            begin(programme, kind);
        }
        return sql.queryForObject("select last_number from board_counter where root_ref = ? and kind = ?", Integer.class,
                programme.value(), kind);
    }

    /** Kind → the last number given, for the kinds that begin so, in their order. */
    Map<String, Integer> given(CaseRef programme, String kinds) {
        Map<String, Integer> given = new LinkedHashMap<>();
        sql.query("select kind, last_number from board_counter where root_ref = ? and kind like ? order by kind",
                rs -> { given.put(rs.getString("kind"), rs.getInt("last_number")); }, programme.value(), kinds + "%");
        return given;
    }

    private int count(CaseRef programme, String kind) {
        return sql.update("update board_counter set last_number = last_number + 1 where root_ref = ? and kind = ?",
                programme.value(), kind);
    }

    /** The first numbers queue at one row: if they raced to insert and the first failed, MySQL would see a deadlock. */
    private void begin(CaseRef programme, String kind) {
        sql.queryForObject("select last_number from board_counter where root_ref = 'HOUSE' and kind = 'FIRST' for update", Integer.class);
        if (count(programme, kind) == 0) {
            sql.update("insert into board_counter (root_ref, kind, last_number) values (?,?,1)", programme.value(), kind);
        }
    }
}

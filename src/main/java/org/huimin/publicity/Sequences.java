package org.huimin.publicity;

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
        sql.update("""
                insert into board_counter (root_ref, kind, last_number) values (?,?,1)
                on duplicate key update last_number = last_number + 1""", programme.value(), kind);
        return sql.queryForObject("select last_number from board_counter where root_ref = ? and kind = ?", Integer.class,
                programme.value(), kind);
    }
}

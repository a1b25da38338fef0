package org.huimin.scoring;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind {@link Chairing}. */
@Repository
class Votes {

    private final JdbcTemplate sql;

    Votes(JdbcTemplate sql) {
        this.sql = sql;
    }

    void cast(CaseRef in, String member, String choice, Instant at) {
        sql.update("insert into scoring_vote (case_ref, member, choice, cast_at) values (?,?,?,?)", in.value(), member, choice, Stamp.of(at));
    }

    /** Those of this member and those for it. */
    void drop(CaseRef in, String member) {
        sql.update("delete from scoring_vote where case_ref = ? and (member = ? or choice = ?)", in.value(), member, member);
    }

    void clear(CaseRef in) {
        sql.update("delete from scoring_vote where case_ref = ?", in.value());
    }

    /** Voter's code → chosen one's. */
    Map<String, String> of(CaseRef in) {
        Map<String, String> cast = new TreeMap<>();
        sql.query("select member, choice from scoring_vote where case_ref = ?", row -> {
            cast.put(row.getString(1), row.getString(2));
        }, in.value());
        return cast;
    }
}

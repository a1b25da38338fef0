package org.huimin.selection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The letters as rows; never altered once issued. */
@Repository
class Letters {

    private final JdbcTemplate sql;

    Letters(JdbcTemplate sql) {
        this.sql = sql;
    }

    void issue(Letter letter) {
        sql.update("insert into award_letter (application, round_no, tender, won, enterprise, body, issued_at) values (?,?,?,?,?,?,?)", letter.application(),
                letter.round(), letter.tender().value(), letter.won(), letter.enterprise(), letter.body(), Stamp.of(letter.issued()));
    }

    /** By round, then by number. */
    List<Letter> of(CaseRef tender) {
        return sql.query("select * from award_letter where tender = ? order by round_no, application", Letters::read, tender.value());
    }

    /** Oldest first. */
    List<Letter> of(String application) {
        return sql.query("select * from award_letter where application = ? order by round_no", Letters::read, application);
    }

    Set<String> waiting(String applicant) {
        return new TreeSet<>(sql.queryForList("select l.application from award_letter l join application a on a.number = l.application"
                + " where a.applicant = ? and l.received_at is null union select g.application from award_agreement g join application a"
                + " on a.number = g.application where a.applicant = ? and g.state = 'DRAWN'", String.class, applicant, applicant));
    }

    void received(Letter letter, Actor by, Instant at) {
        sql.update("update award_letter set received_at = ?, received_by = ? where application = ? and round_no = ? and received_at is null", Stamp.of(at),
                by.account(), letter.application(), letter.round());
    }

    private static Letter read(ResultSet row, int n) throws SQLException {
        return new Letter(row.getString("application"), row.getInt("round_no"), CaseRef.of(row.getString("tender")), row.getBoolean("won"),
                row.getString("enterprise"), row.getString("body"), Stamp.read(row, "issued_at"), Stamp.read(row, "received_at"));
    }
}

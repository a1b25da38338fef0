package org.huimin.selection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind {@link Responsiveness}. */
@Repository
class Findings {

    private final JdbcTemplate sql;

    Findings(JdbcTemplate sql) {
        this.sql = sql;
    }

    void replace(CaseRef tender, List<Finding> findings, Actor by, Instant at) {
        sql.update("delete from responsiveness_finding where case_ref = ?", tender.value());
        sql.batchUpdate("insert into responsiveness_finding (case_ref, application, finding, words, found_by, found_at) values (?,?,?,?,?,?)",
                findings.stream().map(f -> new Object[] {tender.value(), f.application(), f.value().name(), f.words(), by.account(), Stamp.of(at)}).toList());
    }

    List<Finding> of(CaseRef tender) {
        return sql.query("select application, finding, words from responsiveness_finding where case_ref = ? order by application",
                (row, n) -> new Finding(row.getString(1), Finding.Value.valueOf(row.getString(2)), row.getString(3)), tender.value());
    }

    void ask(CaseRef tender, CaseRef review, List<Finding> unclear, Instant at) {
        sql.batchUpdate("insert into clarification (review_ref, application, case_ref, question, asked_at) values (?,?,?,?,?)",
                unclear.stream().map(f -> new Object[] {review.value(), f.application(), tender.value(), f.words(), Stamp.of(at)}).toList());
    }

    void until(CaseRef review, Instant until) {
        sql.update("update clarification set until_at = ? where review_ref = ?", Stamp.of(until), review.value());
    }

    /** @return whether it was still unanswered */
    boolean answer(CaseRef review, String application, String text, Instant at) {
        return sql.update("update clarification set answer = ?, answered_at = ? where review_ref = ? and application = ? and answer is null", text, Stamp.of(at),
                review.value(), application) == 1;
    }

    List<Clarification> of(CaseRef tender, CaseRef review) {
        return sql.query("select * from clarification where case_ref = ? and review_ref = ? order by application", Findings::row, tender.value(), review.value());
    }

    /** The last one sent to an applicant. */
    Optional<Clarification> last(CaseRef tender, String application) {
        return sql.query("select * from clarification where case_ref = ? and application = ? and until_at is not null order by asked_at desc limit 1",
                Findings::row, tender.value(), application).stream().findFirst();
    }

    private static Clarification row(ResultSet row, int n) throws SQLException {
        return new Clarification(CaseRef.of(row.getString("case_ref")), CaseRef.of(row.getString("review_ref")), row.getString("application"),
                row.getString("question"), Stamp.read(row, "until_at"), row.getString("answer"), Stamp.read(row, "answered_at"));
    }
}

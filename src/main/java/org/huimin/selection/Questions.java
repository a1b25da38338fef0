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

/** The rows behind asking and answering. */
@Repository
class Questions {

    private static final int MOST = 500;

    private final JdbcTemplate sql;

    Questions(JdbcTemplate sql) {
        this.sql = sql;
    }

    void ask(String id, CaseRef tender, Actor by, Instant at, String question) {
        sql.update("insert into tender_question (id, case_ref, asked_by, asked_at, question) values (?,?,?,?,?)", id, tender.value(), by.account(),
                Stamp.of(at), question);
    }

    /** @return false where there is no such question, or it has been answered */
    boolean answer(CaseRef tender, String id, Actor by, Instant at, String answer) {
        return sql.update("update tender_question set answer = ?, answered_by = ?, answered_at = ? where id = ? and case_ref = ? and answer is null",
                answer, by.account(), Stamp.of(at), id, tender.value()) == 1;
    }

    int unanswered(CaseRef tender) {
        return sql.queryForObject("select count(*) from tender_question where case_ref = ? and answer is null", Integer.class, tender.value());
    }

    int count(CaseRef tender) {
        return sql.queryForObject("select count(*) from tender_question where case_ref = ?", Integer.class, tender.value());
    }

    Optional<Question> find(String id) {
        return sql.query("select * from tender_question where id = ?", Questions::row, id).stream().findFirst();
    }

    List<Question> of(CaseRef tender) {
        return sql.query("select * from tender_question where case_ref = ? order by asked_at, id limit " + MOST, Questions::row, tender.value());
    }

    private static Question row(ResultSet row, int n) throws SQLException {
        return new Question(row.getString("id"), CaseRef.of(row.getString("case_ref")), Stamp.read(row, "asked_at"), row.getString("question"),
                row.getString("answer"), Stamp.read(row, "answered_at"));
    }
}

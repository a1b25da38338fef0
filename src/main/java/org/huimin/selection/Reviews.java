package org.huimin.selection;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind {@link Eligibility}. */
@Repository
class Reviews {

    private final JdbcTemplate sql;

    Reviews(JdbcTemplate sql) {
        this.sql = sql;
    }

    void replace(CaseRef tender, List<EligibilityVerdict> verdicts, int round, Actor by, Instant at) {
        sql.update("delete from eligibility_verdict where case_ref = ?", tender.value());
        sql.batchUpdate("insert into eligibility_verdict values (?,?,?,?,?,?,?,?)", verdicts, 500, (row, v) -> {
            row.setString(1, tender.value());
            row.setString(2, v.application());
            row.setString(3, v.condition());
            row.setString(4, v.value().name());
            row.setString(5, v.reason());
            row.setInt(6, round);
            row.setString(7, by.account());
            row.setObject(8, Stamp.of(at));
        });
    }

    List<EligibilityVerdict> verdicts(CaseRef tender) {
        return sql.query("select * from eligibility_verdict where case_ref = ? order by application, condition_code", (row, n) -> new EligibilityVerdict(
                row.getString("application"), row.getString("condition_code"), EligibilityVerdict.Value.valueOf(row.getString("verdict")),
                row.getString("reason")), tender.value());
    }

    /** 0 before the first review. */
    int round(CaseRef tender) {
        return sql.queryForObject("select coalesce(max(round_no), 0) from eligibility_verdict where case_ref = ?", Integer.class, tender.value());
    }

    /** Who reviewed last; null before. */
    String reviewer(CaseRef tender) {
        return sql.query("select judged_by from eligibility_verdict where case_ref = ? limit 1", (row, n) -> row.getString(1), tender.value()).stream()
                .findFirst().orElse(null);
    }

    void supplementUntil(CaseRef tender, Instant until) {
        sql.update("delete from supplement_call where case_ref = ?", tender.value());
        sql.update("insert into supplement_call values (?,?)", tender.value(), Stamp.of(until));
    }

    Optional<Instant> supplementUntil(CaseRef tender) {
        return sql.query("select ends_at from supplement_call where case_ref = ?", (row, n) -> Stamp.read(row, "ends_at"), tender.value()).stream().findFirst();
    }

    void list(CaseRef tender, DebarmentList list, List<DebarmentHit> hits, Actor by, Instant at) {
        sql.update("delete from debarment_hit where case_ref = ? and name = ?", tender.value(), list.name());
        sql.update("delete from debarment_list where case_ref = ? and name = ?", tender.value(), list.name());
        sql.update("insert into debarment_list values (?,?,?,?,?,?,?,?)", tender.value(), list.name(), Date.valueOf(list.queriedOn()), list.attachment(),
                list.sha256(), list.rows(), by.account(), Stamp.of(at));
        sql.batchUpdate("insert into debarment_hit values (?,?,?,?)", hits, 500, (row, hit) -> {
            row.setString(1, tender.value());
            row.setString(2, hit.list());
            row.setString(3, hit.application());
            row.setInt(4, hit.line());
        });
    }

    List<DebarmentList> lists(CaseRef tender) {
        return sql.query("select * from debarment_list where case_ref = ? order by name", (row, n) -> new DebarmentList(row.getString("name"),
                row.getObject("queried_on", LocalDate.class), row.getString("attachment"), row.getString("sha256"), row.getInt("row_count")), tender.value());
    }

    List<DebarmentHit> hits(CaseRef tender) {
        return sql.query("select * from debarment_hit where case_ref = ? order by name, application", (row, n) -> new DebarmentHit(row.getString("name"),
                row.getString("application"), row.getInt("line_no")), tender.value());
    }
}

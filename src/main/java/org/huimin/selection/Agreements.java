package org.huimin.selection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Stamp;
import org.huimin.selection.Agreement.State;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The agreements as rows; the text is never altered. */
@Repository
class Agreements {

    private final JdbcTemplate sql;

    Agreements(JdbcTemplate sql) {
        this.sql = sql;
    }

    void draw(CaseRef caseRef, CaseRef tender, Award award, Money amount, String body, Instant at, Instant until) {
        sql.update("insert into award_agreement (case_ref, tender, place, application, enterprise, amount, body, state, drawn_at, until_at)"
                + " values (?,?,?,?,?,?,?,?,?,?)", caseRef.value(), tender.value(), award.place(), award.application(), award.enterprise(), amount.yuan(), body,
                State.DRAWN.name(), Stamp.of(at), Stamp.of(until));
    }

    Optional<Agreement> find(CaseRef caseRef) {
        return sql.query("select * from award_agreement where case_ref = ?", Agreements::read, caseRef.value()).stream().findFirst();
    }

    /** The same, so that nobody else answers before this transaction ends. */
    Optional<Agreement> hold(CaseRef caseRef) {
        return sql.query("select * from award_agreement where case_ref = ? for update", Agreements::read, caseRef.value()).stream().findFirst();
    }

    /** Oldest first. */
    List<Agreement> of(CaseRef tender) {
        return sql.query("select * from award_agreement where tender = ? order by drawn_at, place", Agreements::read, tender.value());
    }

    /** The last one; an application that lost is drawn none. */
    Optional<Agreement> of(String application) {
        return sql.query("select * from award_agreement where application = ? order by drawn_at desc limit 1", Agreements::read, application).stream()
                .findFirst();
    }

    void answered(CaseRef caseRef, State state, String by, Instant at, String reason, String paper) {
        sql.update("update award_agreement set state = ?, answered_by = ?, answered_at = ?, reason = ?, paper = ? where case_ref = ?", state.name(), by,
                Stamp.of(at), reason, paper, caseRef.value());
    }

    void signed(CaseRef caseRef, Actor by, Instant at) {
        sql.update("update award_agreement set state = ?, signed_by = ?, signed_at = ? where case_ref = ?", State.SIGNED.name(), by.account(), Stamp.of(at),
                caseRef.value());
    }

    void filed(CaseRef caseRef, Agreement.Filing filing, Actor by) {
        sql.update("update award_agreement set filed_with = ?, filing_number = ?, filed_on = ?, filed_by = ? where case_ref = ?", filing.with(),
                filing.number(), filing.on(), by.account(), caseRef.value());
    }

    void planned(CaseRef caseRef, String plan, String emergency, Actor by, Instant at) {
        sql.update("update award_agreement set implementation_plan = ?, emergency_plan = ?, planned_by = ?, planned_at = ? where case_ref = ?", plan,
                emergency, by.account(), Stamp.of(at), caseRef.value());
    }

    void tested(CaseRef caseRef, LocalDate on, String report, Actor by) {
        sql.update("update award_agreement set tested_on = ?, test_report = ?, tested_by = ? where case_ref = ?", on, report, by.account(), caseRef.value());
    }

    void accepted(CaseRef caseRef, Actor by, Instant at) {
        sql.update("update award_agreement set accepted_by = ?, accepted_at = ? where case_ref = ?", by.account(), Stamp.of(at), caseRef.value());
    }

    private static Agreement read(ResultSet row, int n) throws SQLException {
        LocalDate filed = row.getObject("filed_on", LocalDate.class);
        String plan = row.getString("implementation_plan");
        return new Agreement(CaseRef.of(row.getString("case_ref")), CaseRef.of(row.getString("tender")), row.getString("place"), row.getString("application"),
                row.getString("enterprise"), new Money(row.getBigDecimal("amount")), row.getString("body"), State.valueOf(row.getString("state")),
                Stamp.read(row, "drawn_at"), Stamp.read(row, "until_at"), Stamp.read(row, "answered_at"), row.getString("reason"), row.getString("paper"),
                Stamp.read(row, "signed_at"), filed == null ? null : new Agreement.Filing(row.getString("filed_with"), row.getString("filing_number"), filed),
                plan == null ? null : new Agreement.Preparation(plan, row.getString("emergency_plan"), row.getObject("tested_on", LocalDate.class),
                        row.getString("test_report"), Stamp.read(row, "accepted_at")));
    }
}

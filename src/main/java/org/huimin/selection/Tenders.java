package org.huimin.selection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.programme.RegimeProfile;
import org.huimin.programme.SelectionSpec;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind {@link Tendering}. */
@Repository
class Tenders {

    private static final int MOST = 200;

    private final JdbcTemplate sql;
    private final ObjectMapper json;

    Tenders(JdbcTemplate sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    void draft(CaseRef in, String subject, String introduction, SelectionSpec terms, Instant deadline, String basis, Actor by, Instant at) {
        Object[] values = {TenderState.DRAFTED.name(), subject, introduction, written(terms), Stamp.of(deadline), basis, by.account(), Stamp.of(at), in.value()};
        int there = sql.update("update tender set state = ?, subject = ?, introduction = ?, terms = ?, deadline = ?, deadline_basis = ?, drafted_by = ?,"
                + " drafted_at = ?, approved_by = null, approved_at = null where case_ref = ?", values);
        if (there == 0) {
            sql.update("insert into tender (state, subject, introduction, terms, deadline, deadline_basis, drafted_by, drafted_at, case_ref, programme)"
                    + " values (?,?,?,?,?,?,?,?,?,?)", values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7], values[8],
                    in.root().value());
        }
    }

    Optional<TenderView> find(CaseRef in) {
        return sql.query("select * from tender where case_ref = ?", this::row, in.value()).stream().findFirst();
    }

    /** Locked until the transaction ends, so that a deadline moves before or after an application and never during it. */
    TenderView hold(CaseRef in) {
        return sql.query("select * from tender where case_ref = ? for update", this::row, in.value()).stream().findFirst()
                .orElseThrow(() -> Refused.absent("没有编号为“" + in + "”的遴选。"));
    }

    void approved(CaseRef in, Actor by, Instant at) {
        sql.update("update tender set state = ?, approved_by = ?, approved_at = ? where case_ref = ?", TenderState.APPROVED.name(), by.account(),
                Stamp.of(at), in.value());
    }

    void announced(CaseRef in, String notice, Instant deadline, Instant at) {
        sql.update("update tender set state = ?, notice = ?, deadline = ?, announced_at = ? where case_ref = ?", TenderState.OPEN.name(), notice,
                Stamp.of(deadline), Stamp.of(at), in.value());
    }

    void moved(CaseRef in, Instant from, Instant to, String reason, boolean confirmAgain, Actor by, Instant at) {
        sql.update("update tender set deadline = ? where case_ref = ?", Stamp.of(to), in.value());
        sql.update("insert into tender_deadline_move values (?,?,?,?,?,?,?)", in.value(), Stamp.of(at), Stamp.of(from), Stamp.of(to), reason,
                confirmAgain, by.account());
    }

    void plan(CaseRef in, DeadlinePlan plan, Actor by, Instant at) {
        planned(in);
        sql.update("insert into tender_deadline_plan values (?,?,?,?,?,?,?)", in.value(), plan.correction().value(), Stamp.of(plan.to()), plan.reason(),
                plan.confirmAgain(), by.account(), Stamp.of(at));
    }

    Optional<DeadlinePlan> plan(CaseRef correction) {
        return sql.query("select * from tender_deadline_plan where correction = ?", (row, n) -> new DeadlinePlan(CaseRef.of(row.getString("case_ref")),
                correction, Stamp.read(row, "moved_to"), row.getString("reason"), row.getBoolean("confirm_again")), correction.value()).stream().findFirst();
    }

    /** Nothing is planned any more. */
    void planned(CaseRef in) {
        sql.update("delete from tender_deadline_plan where case_ref = ?", in.value());
    }

    void closed(CaseRef in, Instant at) {
        sql.update("update tender set state = ?, closed_at = ? where case_ref = ?", TenderState.CLOSED.name(), Stamp.of(at), in.value());
    }

    void counted(CaseRef in, LotCount count) {
        sql.update("insert into tender_lot_count (case_ref, lot, stage, applicants, outcome, basis, note) values (?,?,?,?,?,?,?)", in.value(), count.lot(),
                count.stage().name(), count.applicants(), count.outcome().name(), count.basis(), count.note());
    }

    /** The last count of each stage holds: a review may be held again. */
    List<LotCount> counts(CaseRef in) {
        return sql.query("select * from tender_lot_count where case_ref = ? order by id limit " + MOST, (row, n) -> new LotCount(row.getString("lot"),
                LotCount.Stage.valueOf(row.getString("stage")), row.getInt("applicants"), RegimeProfile.Outcome.valueOf(row.getString("outcome")),
                row.getString("basis"), row.getString("note")), in.value());
    }

    void opened(CaseRef in, Instant at) {
        sql.update("update tender set state = ?, opened_at = ? where case_ref = ?", TenderState.OPENED.name(), Stamp.of(at), in.value());
    }

    /** The last call holds. */
    void callOpening(CaseRef in, OpeningCall call, Actor by, Instant at) {
        sql.update("delete from tender_opening where case_ref = ?", in.value());
        sql.update("insert into tender_opening (case_ref, opening_at, place, watch, called_by, called_at) values (?,?,?,?,?,?)", in.value(),
                Stamp.of(call.at()), call.place(), call.watch(), by.account(), Stamp.of(at));
    }

    Optional<OpeningCall> openingCall(CaseRef in) {
        return sql.query("select * from tender_opening where case_ref = ?", (row, n) -> new OpeningCall(Stamp.read(row, "opening_at"), row.getString("place"),
                row.getString("watch")), in.value()).stream().findFirst();
    }

    void ended(CaseRef in, TenderOutcome outcome, Instant at) {
        sql.update("update tender set state = ?, outcome = ?, ended_at = ? where case_ref = ?", TenderState.ENDED.name(), outcome.name(), Stamp.of(at), in.value());
    }

    /** The ones that take applications, the next deadline first, at most 200. */
    List<TenderView> open() {
        return sql.query("select * from tender where state = ? order by deadline, case_ref limit " + MOST, this::row, TenderState.OPEN.name());
    }

    /** The announced ones that take mail, or took it and have not ended: what comes late is told so. At most 200. */
    List<TenderView> takingMail() {
        return sql.query("select * from tender where state in (?,?,?) order by deadline desc, case_ref limit " + MOST, this::row, TenderState.OPEN.name(),
                TenderState.CLOSED.name(), TenderState.OPENED.name()).stream().filter(t -> t.terms().mail() != null && t.announcedAt() != null).toList();
    }

    /** Oldest first, at most 200. */
    List<TenderView> of(CaseRef programme) {
        return sql.query("select * from tender where programme = ? order by drafted_at, case_ref limit " + MOST, this::row, programme.root().value());
    }

    List<DeadlineMove> moves(CaseRef in) {
        return sql.query("select * from tender_deadline_move where case_ref = ? order by moved_at limit " + MOST, (row, n) -> new DeadlineMove(
                Stamp.read(row, "moved_at"), Stamp.read(row, "moved_from"), Stamp.read(row, "moved_to"), row.getString("reason"),
                row.getBoolean("confirm_again")), in.value());
    }

    private String written(SelectionSpec terms) {
        try {
            return json.writeValueAsString(terms);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TenderView row(ResultSet row, int n) throws SQLException {
        try {
            String outcome = row.getString("outcome");
            return new TenderView(CaseRef.of(row.getString("case_ref")), TenderState.valueOf(row.getString("state")), row.getString("subject"),
                    row.getString("introduction"), json.readValue(row.getString("terms"), SelectionSpec.class), Stamp.read(row, "deadline"),
                    row.getString("deadline_basis"), row.getString("drafted_by"), row.getString("notice"), Stamp.read(row, "announced_at"),
                    outcome == null ? null : TenderOutcome.valueOf(outcome));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

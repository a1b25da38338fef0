package org.huimin.panel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind {@link PanelRegister}. */
@Repository
class Seats {

    private final JdbcTemplate sql;

    Seats(JdbcTemplate sql) {
        this.sql = sql;
    }

    void enter(CaseRef tender, int number, PanelMember member, Seat.State state, Instant at) {
        sql.update("insert into panel_member (case_ref, code, number, account, display_name, kind, state, asked_at) values (?,?,?,?,?,?,?,?)",
                tender.value(), member.code(), number, member.account(), member.name(), member.kind().name(), state.name(), Stamp.of(at));
    }

    void unname(CaseRef tender) {
        sql.update("delete from panel_member where case_ref = ? and state = ?", tender.value(), Seat.State.NAMED.name());
    }

    void askNamed(CaseRef tender, Instant at) {
        sql.update("update panel_member set state = ?, asked_at = ? where case_ref = ? and state = ?", Seat.State.ASKED.name(), Stamp.of(at), tender.value(),
                Seat.State.NAMED.name());
    }

    void present(CaseRef tender, String code) {
        sql.update("update panel_member set state = ? where case_ref = ? and code = ?", Seat.State.PRESENT.name(), tender.value(), code);
    }

    void answered(CaseRef tender, String code, Seat.State state, String reason, Instant at) {
        sql.update("update panel_member set state = ?, reason = ?, answered_at = ? where case_ref = ? and code = ?", state.name(), reason, Stamp.of(at),
                tender.value(), code);
    }

    /** Until the transaction ends nobody else does anything about this member. */
    void hold(CaseRef tender, String code) {
        sql.queryForList("select number from panel_member where case_ref = ? and code = ? for update", Integer.class, tender.value(), code);
    }

    /** In the order in which they were asked. */
    List<Seat> of(CaseRef tender) {
        return sql.query("select * from panel_member where case_ref = ? order by number", Seats::row, tender.value());
    }

    private static Seat row(ResultSet row, int n) throws SQLException {
        return new Seat(new PanelMember(row.getString("account"), row.getString("code"), row.getString("display_name"),
                PanelMember.Kind.valueOf(row.getString("kind"))), Seat.State.valueOf(row.getString("state")), Stamp.read(row, "asked_at"),
                Stamp.read(row, "answered_at"), row.getString("reason"));
    }
}

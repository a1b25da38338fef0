package org.huimin.merchant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.huimin.merchant.Referral.Decision;
import org.huimin.merchant.Referral.Handover;
import org.huimin.merchant.Referral.Outcome;
import org.huimin.merchant.Referral.Reply;
import org.huimin.merchant.Referral.State;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind {@link Referring}. */
@Repository
class Referrals {

    private static final int MOST = 100;

    private final JdbcTemplate sql;

    Referrals(JdbcTemplate sql) {
        this.sql = sql;
    }

    void insert(Referral r) {
        sql.update("insert into referral (id, programme, store_id, case_ref, authority, grounds, basis, facts, evidence, proposed_by, proposed_by_name,"
                + " proposed_at, state) values (?,?,?,?,?,?,?,?,?,?,?,?,?)", r.id(), r.caseRef().root().value(), r.storeId(), r.caseRef().value(), r.authority(),
                r.grounds(), r.basis(), r.facts(), r.evidence(), r.proposedBy(), r.proposedByName(), Stamp.of(r.proposedAt()), r.state().name());
    }

    Optional<Referral> hold(CaseRef programme, String id) {
        return sql.query("select * from referral where programme = ? and id = ? for update", Referrals::row, programme.value(), id).stream().findFirst();
    }

    void decide(Referral r, State state, Actor by, Instant at, String remark) {
        sql.update("update referral set state = ?, decided_by_name = ?, decided_at = ?, remark = ? where id = ?", state.name(), by.name(), Stamp.of(at),
                remark, r.id());
    }

    void handOver(Referral r, Handover h) {
        sql.update("update referral set state = ?, document_number = ?, handed_on = ?, materials = ?, receipt = ?, handed_by_name = ? where id = ?",
                State.HANDED_OVER.name(), h.number(), h.on(), h.materials(), h.receipt(), h.byName(), r.id());
    }

    void answer(Referral r, Reply a) {
        sql.update("update referral set state = ?, outcome = ?, replied_on = ?, reply_number = ?, reply = ?, reply_paper = ?, recorded_by_name = ? where id = ?",
                State.ANSWERED.name(), a.outcome().name(), a.on(), a.number(), a.text(), a.paper(), a.byName(), r.id());
    }

    Optional<Referral> find(CaseRef programme, String id) {
        return sql.query("select * from referral where programme = ? and id = ?", Referrals::row, programme.value(), id).stream().findFirst();
    }

    /** Latest first, at most 100. */
    List<Referral> ofShop(CaseRef programme, String storeId) {
        return sql.query("select * from referral where programme = ? and store_id = ? order by proposed_at desc, id limit " + MOST, Referrals::row,
                programme.value(), storeId);
    }

    /** Latest first, at most 100. */
    List<Referral> of(CaseRef programme) {
        return sql.query("select * from referral where programme = ? order by proposed_at desc, id limit " + MOST, Referrals::row, programme.value());
    }

    private static Referral row(ResultSet rs, int n) throws SQLException {
        String handedBy = rs.getString("handed_by_name");
        String outcome = rs.getString("outcome");
        return new Referral(CaseRef.of(rs.getString("case_ref")), rs.getString("id"), rs.getString("store_id"), rs.getString("authority"),
                rs.getString("grounds"), rs.getString("basis"), rs.getString("facts"), rs.getString("evidence"), rs.getString("proposed_by"),
                rs.getString("proposed_by_name"), Stamp.read(rs, "proposed_at"), State.valueOf(rs.getString("state")),
                rs.getString("decided_by_name") == null ? null : new Decision(rs.getString("decided_by_name"), Stamp.read(rs, "decided_at"), rs.getString("remark")),
                handedBy == null ? null : new Handover(rs.getString("document_number"), rs.getObject("handed_on", LocalDate.class), rs.getString("materials"),
                        rs.getString("receipt"), handedBy),
                outcome == null ? null : new Reply(Outcome.valueOf(outcome), rs.getObject("replied_on", LocalDate.class), rs.getString("reply_number"),
                        rs.getString("reply"), rs.getString("reply_paper"), rs.getString("recorded_by_name")));
    }
}

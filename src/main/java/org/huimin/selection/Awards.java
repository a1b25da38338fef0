package org.huimin.selection;

import java.time.Instant;
import java.util.List;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind {@link Awarding}; every round stays. */
@Repository
class Awards {

    private final JdbcTemplate sql;

    Awards(JdbcTemplate sql) {
        this.sql = sql;
    }

    void propose(CaseRef tender, int round, Award award, Actor by, Instant at) {
        sql.update("insert into tender_award (case_ref, place, round_no, lot, application, enterprise, reason, state, proposed_by, proposed_at)"
                + " values (?,?,?,?,?,?,?,?,?,?)", tender.value(), award.place(), round, award.lot(), award.application(), award.enterprise(), award.reason(),
                award.state().name(), by.account(), Stamp.of(at));
    }

    /** 0 before the first. */
    int round(CaseRef tender) {
        return sql.queryForObject("select coalesce(max(round_no), 0) from tender_award where case_ref = ?", Integer.class, tender.value());
    }

    /** Who proposed this round. */
    String proposer(CaseRef tender, int round) {
        return sql.queryForObject("select min(proposed_by) from tender_award where case_ref = ? and round_no = ?", String.class, tender.value(), round);
    }

    void decided(CaseRef tender, int round, Award.State state, Actor by, Instant at) {
        sql.update("update tender_award set state = ?, decided_by = ?, decided_at = ? where case_ref = ? and round_no = ?", state.name(), by.account(),
                Stamp.of(at), tender.value(), round);
    }

    void confirmed(CaseRef tender, int round) {
        sql.update("update tender_award set state = ? where case_ref = ? and round_no = ?", Award.State.CONFIRMED.name(), tender.value(), round);
    }

    void leaveOut(CaseRef tender, LeftOut out, Actor by, Instant at) {
        sql.update("insert into award_left_out (case_ref, application, reason, left_out_by, left_out_at) values (?,?,?,?,?)", tender.value(),
                out.application(), out.reason(), by.account(), Stamp.of(at));
    }

    List<LeftOut> leftOut(CaseRef tender) {
        return sql.query("select * from award_left_out where case_ref = ? order by left_out_at, application", (row, n) -> new LeftOut(
                row.getString("application"), row.getString("reason")), tender.value());
    }

    List<Award> of(CaseRef tender, int round) {
        return sql.query("select * from tender_award where case_ref = ? and round_no = ? order by place", (row, n) -> new Award(row.getString("place"),
                row.getString("lot"), row.getString("application"), row.getString("enterprise"), row.getString("reason"),
                Award.State.valueOf(row.getString("state"))), tender.value(), round);
    }
}

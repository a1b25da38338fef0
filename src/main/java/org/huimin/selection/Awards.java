package org.huimin.selection;

import java.math.BigDecimal;
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

    /** One review's order; its number is the next. @param round the last round of proposals before it */
    void rank(CaseRef tender, List<Ranked> lines, int round, Actor by, Instant at) {
        int review = review(tender) + 1;
        sql.batchUpdate("insert into tender_ranking (case_ref, review_no, application, lot, enterprise, score, rank_no, decided_by, award_round, ranked_by,"
                + " ranked_at) values (?,?,?,?,?,?,?,?,?,?,?)", lines.stream().map(r -> new Object[] {tender.value(), review, r.application(), r.lot(),
                r.enterprise(), r.score() == null ? null : r.score().toPlainString(), r.rank(), r.decidedBy(), round, by.account(), Stamp.of(at)}).toList());
    }

    /** The last review's; by lot and rank. */
    List<Ranked> ranking(CaseRef tender) {
        return sql.query("select * from tender_ranking where case_ref = ? and review_no = ? order by lot, rank_no, application", (row, n) -> new Ranked(
                row.getString("lot"), row.getString("application"), row.getString("enterprise"), row.getString("score") == null ? null
                : new BigDecimal(row.getString("score")), row.getInt("rank_no"), row.getString("decided_by")), tender.value(), review(tender));
    }

    /** The last round of proposals before the last review: what was proposed by then rests on another order. */
    int roundBeforeRanking(CaseRef tender) {
        return sql.queryForObject("select coalesce(max(award_round), 0) from tender_ranking where case_ref = ?", Integer.class, tender.value());
    }

    private int review(CaseRef tender) {
        return sql.queryForObject("select coalesce(max(review_no), 0) from tender_ranking where case_ref = ?", Integer.class, tender.value());
    }
}

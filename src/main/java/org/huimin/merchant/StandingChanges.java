package org.huimin.merchant;

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

/** The rows behind {@link ChangingStanding}. */
@Repository
class StandingChanges {

    private static final int MOST = 100;

    private final JdbcTemplate sql;

    StandingChanges(JdbcTemplate sql) {
        this.sql = sql;
    }

    void insert(StandingChange c) {
        sql.update("insert into shop_standing_change values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", c.id(), c.programme().value(), c.storeId(),
                c.kind().name(), Stamp.of(c.at()), c.reason(), c.heard(), c.evidence(), c.sponsor(), c.askedBy(), c.askedByName(), Stamp.of(c.askedAt()),
                c.state().name(), null, null, null, "", c.until() == null ? null : Stamp.of(c.until()), null,
                c.successor(), c.successorName());
    }

    Optional<StandingChange> hold(CaseRef programme, String id) {
        return sql.query("select * from shop_standing_change where programme = ? and id = ? for update", StandingChanges::row, programme.value(), id)
                .stream().findFirst();
    }

    void decide(StandingChange change, StandingChange.State state, Actor by, Instant at, String remark) {
        sql.update("update shop_standing_change set state = ?, decided_by = ?, decided_by_name = ?, decided_at = ?, remark = ? where id = ?",
                state.name(), by.account(), by.name(), Stamp.of(at), remark, change.id());
    }

    /** A suspension whose end has come. */
    record Ending(CaseRef programme, String id) { }

    /** Suspensions that are to end by now, the longest overdue first, at most 100. */
    List<Ending> ending(Instant now) {
        return sql.query("select programme, id from shop_standing_change where kind = 'SUSPEND' and state = 'AGREED' and ended_at is null"
                + " and until_at <= ? order by until_at, id limit " + MOST, (rs, n) -> new Ending(CaseRef.of(rs.getString(1)), rs.getString(2)), Stamp.of(now));
    }

    boolean isEnding(String id, Instant now) {
        return sql.queryForObject("select count(*) from shop_standing_change where id = ? and ended_at is null and until_at <= ? and state = 'AGREED'",
                Long.class, id, Stamp.of(now)) == 1;
    }

    /** Nothing is left to do about the stated ends of the shop's suspensions. */
    void ended(CaseRef programme, String storeId, Instant at) {
        sql.update("update shop_standing_change set ended_at = ? where programme = ? and store_id = ? and state = 'AGREED' and until_at is not null"
                + " and ended_at is null", Stamp.of(at), programme.value(), storeId);
    }

    Optional<StandingChange> find(CaseRef programme, String id) {
        return sql.query("select * from shop_standing_change where programme = ? and id = ?", StandingChanges::row, programme.value(), id)
                .stream().findFirst();
    }

    /** How many replacements were ever asked for. */
    int replacements(CaseRef programme) {
        return sql.queryForObject("select count(*) from shop_standing_change where programme = ? and successor is not null", Integer.class, programme.value());
    }

    Optional<StandingChange> bySuccessor(CaseRef programme, String storeId) {
        return sql.query("select * from shop_standing_change where programme = ? and successor = ?", StandingChanges::row, programme.value(), storeId)
                .stream().findFirst();
    }

    /** Latest first, at most 100. */
    List<StandingChange> ofShop(CaseRef programme, String storeId) {
        return sql.query("select * from shop_standing_change where programme = ? and store_id = ? order by asked_at desc, id limit " + MOST,
                StandingChanges::row, programme.value(), storeId);
    }

    /** Longest waiting first, at most 100. */
    List<StandingChange> waiting(CaseRef programme) {
        return sql.query("select * from shop_standing_change where programme = ? and state = 'WAITING' order by asked_at, id limit " + MOST,
                StandingChanges::row, programme.value());
    }

    private static StandingChange row(ResultSet rs, int n) throws SQLException {
        return new StandingChange(CaseRef.of(rs.getString("programme")), rs.getString("id"), rs.getString("store_id"), StandingChange.Kind.valueOf(rs.getString("kind")),
                Stamp.read(rs, "moment_at"), Stamp.read(rs, "until_at"), rs.getString("reason"), rs.getString("heard"), rs.getString("evidence"), rs.getString("sponsor"),
                rs.getString("asked_by"), rs.getString("asked_by_name"), Stamp.read(rs, "asked_at"), StandingChange.State.valueOf(rs.getString("state")),
                rs.getString("decided_by_name"), Stamp.read(rs, "decided_at"), rs.getString("remark"),
                rs.getString("successor"), rs.getString("successor_name"));
    }
}

package org.huimin.selection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.huimin.programme.Changing.Share;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind {@link Splitting}; every round stays. */
@Repository
class Splits {

    private final JdbcTemplate sql;

    Splits(JdbcTemplate sql) {
        this.sql = sql;
    }

    Optional<Split> last(CaseRef tender) {
        return sql.query("select * from award_split where tender = ? order by round_no desc limit 1", (row, n) -> new Split(row.getInt("round_no"),
                shares(tender, row.getInt("round_no")), row.getString("reason"), Split.State.valueOf(row.getString("state")), row.getString("proposed_by"),
                Stamp.read(row, "proposed_at"), row.getString("checked_by")), tender.value()).stream().findFirst();
    }

    private List<Share> shares(CaseRef tender, int round) {
        return sql.query("select * from award_share where tender = ? and round_no = ? order by platform, phase, voucher_type", (row, n) ->
                new Share(row.getString("platform"), row.getInt("phase"), row.getString("voucher_type"), row.getInt("quantity")), tender.value(), round);
    }

    void propose(CaseRef tender, int round, List<Share> shares, String reason, Actor by, Instant at) {
        sql.update("insert into award_split (tender, round_no, reason, state, proposed_by, proposed_at) values (?,?,?,?,?,?)", tender.value(), round, reason,
                Split.State.PROPOSED.name(), by.account(), Stamp.of(at));
        sql.batchUpdate("insert into award_share (tender, round_no, platform, phase, voucher_type, quantity) values (?,?,?,?,?,?)", shares.stream()
                .map(s -> new Object[] {tender.value(), round, s.platform(), s.phase(), s.voucherType(), s.quantity()}).toList());
    }

    void checked(CaseRef tender, int round, Split.State state, Actor by, Instant at) {
        sql.update("update award_split set state = ?, checked_by = ?, checked_at = ? where tender = ? and round_no = ?", state.name(), by.account(),
                Stamp.of(at), tender.value(), round);
    }

    void decided(CaseRef tender, int round, Split.State state, Actor by, Instant at) {
        sql.update("update award_split set state = ?, decided_by = ?, decided_at = ? where tender = ? and round_no = ?", state.name(), by.account(),
                Stamp.of(at), tender.value(), round);
    }
}

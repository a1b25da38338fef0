package org.huimin.merchant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.merchant.RecommendationRegister.RecommendationView;
import org.huimin.merchant.RecommendationRegister.State;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind the sources' lists. */
@Repository
class Recommendations {

    private static final String KEY = " where programme = ? and round_no = ? and unit = ?";

    private final JdbcTemplate sql;

    Recommendations(JdbcTemplate sql) {
        this.sql = sql;
    }

    void insert(CaseRef programme, int round, Map<String, Integer> quotas) {
        sql.batchUpdate("insert into recommendation (programme, round_no, unit, required, state) values (?,?,?,?,'OPEN')",
                quotas.entrySet().stream().map(q -> new Object[] {programme.value(), round, q.getKey(), q.getValue()}).toList());
    }

    /** Held until the transaction ends, so that a submission and the deadline cannot cross. */
    Recommendation hold(CaseRef programme, String unit, int round) {
        return sql.query("select * from recommendation" + KEY + " for update", this::row, programme.value(), round, unit)
                .stream().findFirst().orElseThrow(() -> Refused.absent(Round.words(round) + "没有向该单位征集商户。"));
    }

    List<Recommendation> ofRound(CaseRef programme, int round) {
        return sql.query("select * from recommendation where programme = ? and round_no = ? order by unit", this::row,
                programme.value(), round);
    }

    void submitted(Recommendation r, Actor by, Instant at) {
        sql.update("update recommendation set state = 'SUBMITTED', submitted_by = ?, submitted_at = ?, return_reason = null"
                + KEY, with(r, by.account(), Stamp.of(at)));
    }

    void returned(Recommendation r, String reason) {
        sql.update("update recommendation set state = 'RETURNED', return_reason = ?" + KEY, with(r, reason));
    }

    void confirmed(Recommendation r, Actor by, Instant at) {
        sql.update("update recommendation set state = 'CONFIRMED', confirmed_by = ?, confirmed_at = ?" + KEY,
                with(r, by.account(), Stamp.of(at)));
    }

    void expired(Recommendation r) {
        sql.update("update recommendation set state = 'EXPIRED'" + KEY, with(r));
    }

    void drop(CaseRef programme, String unit, int round) {
        sql.update("delete from recommendation" + KEY, programme.value(), round, unit);
    }

    void handedOver(Recommendation r, Instant at) {
        sql.update("update recommendation set state = 'DELIVERED', handed_over_at = ?" + KEY, with(r, Stamp.of(at)));
    }

    Optional<RecommendationView> view(CaseRef programme, String unit, int round) {
        return views("r.round_no = ? and r.unit = ?", programme.value(), round, unit).stream().findFirst();
    }

    /** Of the latest round that asked for lists; replacements are none. */
    List<RecommendationView> latest(CaseRef programme) {
        return views("r.round_no = (select max(l.round_no) from recommendation l where l.programme = r.programme and l.round_no < ?)", programme.value(),
                Round.ofReplacement(0));
    }

    private List<RecommendationView> views(String which, Object... arguments) {
        return sql.query("""
                select r.*, (select count(*) from shop s where s.programme = r.programme and s.unit = r.unit
                  and s.round_no = r.round_no) as shops from recommendation r
                where r.programme = ? and\s""" + which, (rs, i) -> new RecommendationView(
                rs.getString("unit"), rs.getInt("round_no"), rs.getInt("required"), State.valueOf(rs.getString("state")),
                rs.getInt("shops"), rs.getString("submitted_by"), Stamp.read(rs, "submitted_at"),
                rs.getString("return_reason")), arguments);
    }

    private static Object[] with(Recommendation r, Object... first) {
        Object[] all = java.util.Arrays.copyOf(first, first.length + 3);
        all[first.length] = r.programme().value();
        all[first.length + 1] = r.round();
        all[first.length + 2] = r.unit();
        return all;
    }

    private Recommendation row(ResultSet rs, int i) throws SQLException {
        return new Recommendation(CaseRef.of(rs.getString("programme")), rs.getString("unit"), rs.getInt("round_no"),
                rs.getInt("required"), State.valueOf(rs.getString("state")), rs.getString("submitted_by"),
                Stamp.read(rs, "submitted_at"), rs.getString("return_reason"));
    }
}

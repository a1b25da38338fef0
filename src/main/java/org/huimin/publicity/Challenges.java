package org.huimin.publicity;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The rows behind queries and complaints, and how one is taken down; the only place where a challenger's name and contact are kept. */
@Repository
class Challenges {

    private static final int MOST = 200;

    private final JdbcTemplate sql;
    private final Sequences sequences;

    Challenges(JdbcTemplate sql, Sequences sequences) {
        this.sql = sql;
        this.sequences = sequences;
    }

    /** @throws Refused for what is missing, too early or too late */
    ChallengeView take(ChallengeKind kind, Challenge challenge, ChallengeWindow window, String by, Instant receivedAt) {
        window.judge(kind, receivedAt);
        Challenge said = challenge.complete(kind);
        CaseRef programme = window.about().root();
        int number = sequences.next(programme, kind.name());
        String receipt = "%s-%s-%03d".formatted(kind.prefix(), programme.value().replaceFirst("^VP-", ""), number);
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        Object[] row = {kind.name(), programme.child(kind.segment(), number).value(), programme.value(), window.about().value(), receipt,
                ChallengeState.FILED.name(), said.name(), said.contact(), said.matters(), said.grounds(), said.laws(), String.join("\n", said.evidence()),
                Stamp.of(receivedAt), by};
        sql.update(connection -> {
            PreparedStatement s = connection.prepareStatement("""
                    insert into challenge (kind, case_ref, root_ref, about_ref, receipt, state, challenger_name, challenger_contact, matters, grounds,
                      laws, evidence, filed_at, recorded_by) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)""", new String[] {"id"});
            for (int i = 0; i < row.length; i++) {
                s.setObject(i + 1, row[i]);
            }
            return s;
        }, id);
        return get(new ChallengeId(id.getKey().longValue()));
    }

    ChallengeView hold(ChallengeId id) {
        return sql.query("select * from challenge where id = ? for update", Challenges::row, id.value()).stream().findFirst().orElseThrow(() -> unknown(id));
    }

    /** One of this kind, held, that has come so far. @param step what somebody wants to do with it */
    ChallengeView hold(ChallengeId id, ChallengeKind kind, ChallengeState wanted, String step) {
        ChallengeView held = hold(id);
        held.mustBe(kind);
        held.must(wanted, step);
        return held;
    }

    ChallengeView get(ChallengeId id) {
        return sql.query("select * from challenge where id = ?", Challenges::row, id.value()).stream().findFirst().orElseThrow(() -> unknown(id));
    }

    List<ChallengeView> of(CaseRef programme) {
        return sql.query("select * from challenge where root_ref = ? order by id limit " + MOST, Challenges::row, programme.root().value());
    }

    Optional<ChallengeView> byReceipt(String receipt) {
        return sql.query("select * from challenge where receipt = ?", Challenges::row, receipt).stream().findFirst();
    }

    PublicityRegister.Objector challenger(ChallengeId id) {
        return sql.query("select challenger_name, challenger_contact from challenge where id = ?",
                (rs, i) -> new PublicityRegister.Objector(rs.getString(1), rs.getString(2)), id.value()).stream().findFirst().orElseThrow(() -> unknown(id));
    }

    void answered(ChallengeId id, boolean upheld, boolean affects, String answer, String by, Instant at) {
        sql.update("update challenge set state = 'ANSWERED', upheld = ?, affects = ?, answer = ?, answered_by = ?, answered_at = ? where id = ?", upheld, affects,
                answer, by, Stamp.of(at), id.value());
    }

    /** Its end, or a step on the way. @param answer null leaves what was said before */
    void now(ChallengeId id, ChallengeState state, String answer, String by, Instant at) {
        boolean over = state == ChallengeState.SETTLED || state == ChallengeState.REFUSED || state == ChallengeState.LAPSED;
        sql.update("update challenge set state = ?, answer = coalesce(?, answer), answered_by = coalesce(answered_by, ?), settled_by = ?, settled_at = ? where id = ?",
                state.name(), answer, by, over ? by : null, over ? Stamp.of(at) : null, id.value());
    }

    void decided(ChallengeId id, boolean upheld, boolean affects, String decision, String by, Instant at) {
        sql.update("update challenge set state = 'DECIDED', upheld = ?, affects = ?, answer = ?, settled_by = ?, settled_at = ? where id = ?", upheld, affects,
                decision, by, Stamp.of(at), id.value());
    }

    void supplemented(ChallengeId id, String text, Instant at) {
        sql.update("update challenge set state = 'FILED', supplement = ?, supplemented_at = ? where id = ?", text, Stamp.of(at), id.value());
    }

    void suspended(ChallengeId id, Instant until) {
        sql.update("update challenge set suspended_until = ? where id = ?", until == null ? null : Stamp.of(until), id.value());
    }

    void paused(ChallengeId id, Instant at, String reason) {
        sql.update("update challenge set paused_at = ?, pause_reason = ? where id = ?", at == null ? null : Stamp.of(at), reason, id.value());
    }

    void released(ChallengeId id, String by, Instant at, String reason) {
        sql.update("update challenge set released_by = ?, released_at = ?, release_reason = ? where id = ?", by, Stamp.of(at), reason, id.value());
    }

    private static Refused unknown(ChallengeId id) {
        return Refused.absent("没有编号为" + id + "的质疑或者投诉。");
    }

    private static ChallengeView row(ResultSet rs, int i) throws SQLException {
        String evidence = rs.getString("evidence");
        return new ChallengeView(new ChallengeId(rs.getLong("id")), ChallengeKind.valueOf(rs.getString("kind")), CaseRef.of(rs.getString("case_ref")),
                CaseRef.of(rs.getString("about_ref")), rs.getString("receipt"), ChallengeState.valueOf(rs.getString("state")), Stamp.read(rs, "filed_at"),
                rs.getString("matters"), rs.getString("grounds"), rs.getString("laws"), evidence.isEmpty() ? List.of() : List.of(evidence.split("\n")),
                rs.getString("supplement"), rs.getString("answer"), rs.getBoolean("upheld"), rs.getBoolean("affects"), rs.getString("answered_by"),
                Stamp.read(rs, "settled_at"), rs.getString("released_by") != null, Stamp.read(rs, "suspended_until"), Stamp.read(rs, "paused_at"),
                rs.getString("pause_reason"));
    }
}

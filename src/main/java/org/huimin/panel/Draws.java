package org.huimin.panel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind {@link Drawing}. */
@Repository
class Draws {

    private final JdbcTemplate sql;

    Draws(JdbcTemplate sql) {
        this.sql = sql;
    }

    void freeze(Pool pool, String hash, Actor by, Instant at) {
        sql.update("insert into panel_draw (case_ref, attempt, state, seats, pool_hash, frozen_at, operator_unit) values (?,?,?,?,?,?,?)",
                pool.in().value(), pool.attempt(), DrawState.FROZEN.name(), String.join(",", pool.seats()), hash, Stamp.of(at), by.unit());
        sql.batchUpdate("insert into panel_draw_entry (case_ref, attempt, code, fields, excluded) values (?,?,?,?,?)", pool.entries().stream()
                .map(e -> new Object[] {pool.in().value(), pool.attempt(), e.code(), String.join(",", e.fields()), e.excluded().name()}).toList());
    }

    void commit(Pool pool, Side side, Actor by, String commitment, Instant at, DrawState state) {
        String who = side.name().toLowerCase(Locale.ROOT);
        sql.update("update panel_draw set state = ?, " + who + "_unit = ?, " + who + "_account = ?, " + who + "_commitment = ?, " + who
                + "_committed_at = ? where case_ref = ? and attempt = ?", state.name(), by.unit(), by.account(), commitment, Stamp.of(at),
                pool.in().value(), pool.attempt());
    }

    void reveal(Pool pool, Side side, String nonce, Instant at) {
        String who = side.name().toLowerCase(Locale.ROOT);
        sql.update("update panel_draw set " + who + "_nonce = ?, " + who + "_revealed_at = ? where case_ref = ? and attempt = ?", nonce, Stamp.of(at),
                pool.in().value(), pool.attempt());
    }

    void drawn(Pool pool, String seed) {
        sql.update("update panel_draw set state = ?, seed = ? where case_ref = ? and attempt = ?", DrawState.DRAWN.name(), seed, pool.in().value(),
                pool.attempt());
    }

    void call(Pool pool, int number, Call call, Instant at) {
        sql.update("insert into panel_draw_call (case_ref, attempt, number, seat, code, outcome, called_at) values (?,?,?,?,?,?,?)", pool.in().value(),
                pool.attempt(), number, call.seat(), call.code(), call.outcome().name(), Stamp.of(at));
    }

    void fellOut(Pool pool, String code, Call.Outcome outcome, String reason, Instant at) {
        sql.update("update panel_draw_call set outcome = ?, reason = ?, fell_out_at = ? where case_ref = ? and attempt = ? and code = ?", outcome.name(),
                reason, Stamp.of(at), pool.in().value(), pool.attempt(), code);
    }

    void giveUp(Pool pool, Actor by, String reason, Instant at) {
        sql.update("update panel_draw set state = ?, void_by = ?, void_reason = ?, void_at = ? where case_ref = ? and attempt = ?",
                DrawState.GIVEN_UP.name(), by.unit(), reason, Stamp.of(at), pool.in().value(), pool.attempt());
    }

    /** The case's last draw, locked until the transaction ends. */
    Optional<DrawView> hold(CaseRef in) {
        return sql.query("select * from panel_draw where case_ref = ? order by attempt desc limit 1 for update", this::row, in.value()).stream().findFirst();
    }

    /** Oldest first. */
    List<DrawView> of(CaseRef in) {
        return sql.query("select * from panel_draw where case_ref = ? order by attempt", this::row, in.value());
    }

    private DrawView row(ResultSet row, int n) throws SQLException {
        CaseRef in = CaseRef.of(row.getString("case_ref"));
        int attempt = row.getInt("attempt");
        Map<Side, DrawView.Share> shares = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            String who = side.name().toLowerCase(Locale.ROOT);
            if (row.getString(who + "_commitment") != null) {
                shares.put(side, new DrawView.Share(row.getString(who + "_unit"), row.getString(who + "_account"), row.getString(who + "_commitment"),
                        Stamp.read(row, who + "_committed_at"), row.getString(who + "_nonce"), Stamp.read(row, who + "_revealed_at")));
            }
        }
        DrawView.Voided voided = row.getString("void_by") == null ? null
                : new DrawView.Voided(row.getString("void_by"), row.getString("void_reason"), Stamp.read(row, "void_at"));
        return new DrawView(new Pool(in, attempt, list(row.getString("seats")), entries(in, attempt)), DrawState.valueOf(row.getString("state")),
                row.getString("pool_hash"), Stamp.read(row, "frozen_at"), row.getString("operator_unit"), shares, row.getString("seed"),
                calls(in, attempt), voided);
    }

    private List<Pool.Entry> entries(CaseRef in, int attempt) {
        return sql.query("select * from panel_draw_entry where case_ref = ? and attempt = ? order by code", (row, n) -> new Pool.Entry(
                row.getString("code"), list(row.getString("fields")), Exclusion.valueOf(row.getString("excluded"))), in.value(), attempt);
    }

    private List<Call> calls(CaseRef in, int attempt) {
        return sql.query("select * from panel_draw_call where case_ref = ? and attempt = ? order by number", (row, n) -> new Call(row.getInt("seat"),
                row.getString("code"), Call.Outcome.valueOf(row.getString("outcome"))), in.value(), attempt);
    }

    private static List<String> list(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(","));
    }
}

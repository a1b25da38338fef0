package org.huimin.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of who is in, on whichever instance of the house, and of the logout tokens taken. */
@Repository
class VisitRows {

    private static final String SESSION = "select id, account, begun_at, seen_at from visit where ended_at is null and ";

    private final JdbcTemplate sql;

    VisitRows(JdbcTemplate sql) {
        this.sql = sql;
    }

    void begin(String id, String instance, String account, String subject, String sid, Instant at) {
        sql.update("insert into visit (id, instance, account, subject, sid, begun_at, seen_at) values (?,?,?,?,?,?,?)", id, instance, account, subject, sid,
                Stamp.of(at), Stamp.of(at));
    }

    void gone(Collection<String> ids) {
        sql.batchUpdate("delete from visit where id = ?", ids.stream().map(id -> new Object[] {id}).toList());
    }

    /** Visit → whether it is to end. */
    Map<String, Boolean> of(String instance) {
        Map<String, Boolean> visits = new LinkedHashMap<>();
        sql.query("select id, ended_at from visit where instance = ?", rs -> {
            visits.put(rs.getString(1), rs.getTimestamp(2) != null);
        }, instance);
        return visits;
    }

    void seen(String instance, Instant at) {
        sql.update("update visit set seen_at = ? where instance = ?", Stamp.of(at), instance);
    }

    /** What an instance left behind that is no more. */
    void forget(Instant visits, Instant tokens) {
        sql.update("delete from visit where seen_at < ?", Stamp.of(visits));
        sql.update("delete from logout_token where taken_at < ?", Stamp.of(tokens));
    }

    void endOf(String account, Instant at) {
        sql.update("update visit set ended_at = ? where account = ? and ended_at is null", Stamp.of(at), account);
    }

    void endOf(String subject, String sid, Instant at) {
        sql.update("update visit set ended_at = ? where " + (sid != null ? "sid" : "subject") + " = ? and ended_at is null", Stamp.of(at),
                sid != null ? sid : subject);
    }

    boolean end(String id, Instant at) {
        return sql.update("update visit set ended_at = ? where id = ? and ended_at is null", Stamp.of(at), id) > 0;
    }

    Optional<Sessions.Session> find(String id) {
        return sql.query(SESSION + "id = ?", VisitRows::session, id).stream().findFirst();
    }

    List<Sessions.Session> ofUnit(String unit, Instant seenSince, int limit) {
        return sql.query(SESSION + "account in (select account from person where unit_code = ?) and seen_at >= ? order by account, begun_at, id limit " + limit,
                VisitRows::session, unit, Stamp.of(seenSince));
    }

    /** @return false for a token that was taken before, here or elsewhere */
    boolean take(String token, Instant at) {
        return sql.update("insert ignore into logout_token (digest, taken_at) values (?, ?)", digest(token), Stamp.of(at)) > 0;
    }

    private static Sessions.Session session(ResultSet rs, int row) throws SQLException {
        return new Sessions.Session(rs.getString("id"), rs.getString("account"), Stamp.read(rs, "begun_at"), Stamp.read(rs, "seen_at"));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException(broken);
        }
    }
}

package org.huimin.merchant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind what desks note before they submit. */
@Repository
class VerdictNotes {

    private static final String OF_DESK = " where delivery = ? and desk = ?";

    private final JdbcTemplate sql;

    VerdictNotes(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** Store id → note. */
    Map<String, VerdictNote> of(DeliveryId delivery, ReviewDesk desk) {
        Map<String, VerdictNote> notes = new LinkedHashMap<>();
        sql.query("select * from verdict_note" + OF_DESK + " order by store_id", this::row, delivery.value(), desk.code())
                .forEach(n -> notes.put(n.storeId(), n));
        return notes;
    }

    /** First versions are new rows, later ones replace the one before. */
    void save(DeliveryId delivery, ReviewDesk desk, Actor by, Collection<VerdictNote> notes) {
        sql.batchUpdate("""
                insert into verdict_note (agreed, criteria, site_check, reason, revision, saved_by, saved_by_name, saved_at,
                  delivery, desk, store_id) values (?,?,?,?,?,?,?,?,?,?,?)""",
                notes.stream().filter(n -> n.revision() == 1).map(n -> columns(delivery, desk, by, n)).toList());
        sql.batchUpdate("update verdict_note set agreed = ?, criteria = ?, site_check = ?, reason = ?, revision = ?, saved_by = ?,"
                + " saved_by_name = ?, saved_at = ?" + OF_DESK + " and store_id = ?",
                notes.stream().filter(n -> n.revision() > 1).map(n -> columns(delivery, desk, by, n)).toList());
    }

    void clear(DeliveryId delivery, ReviewDesk desk) {
        sql.update("delete from verdict_note" + OF_DESK, delivery.value(), desk.code());
    }

    private static Object[] columns(DeliveryId delivery, ReviewDesk desk, Actor by, VerdictNote n) {
        return new Object[] {n.agreed(), String.join(",", new TreeSet<>(n.criteria())), n.siteCheck(), n.reason(), n.revision(),
                by.account(), n.savedByName(), Stamp.of(n.savedAt()), delivery.value(), desk.code(), n.storeId()};
    }

    private VerdictNote row(ResultSet rs, int i) throws SQLException {
        boolean agreed = rs.getBoolean("agreed");
        Boolean decided = rs.wasNull() ? null : agreed;
        String criteria = rs.getString("criteria");
        return new VerdictNote(rs.getString("store_id"), decided, criteria.isEmpty() ? Set.of() : Set.of(criteria.split(",")),
                rs.getBoolean("site_check"), rs.getString("reason"), rs.getInt("revision"), rs.getString("saved_by_name"),
                Stamp.read(rs, "saved_at"));
    }
}

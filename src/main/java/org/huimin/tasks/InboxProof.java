package org.huimin.tasks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huimin.tasks.WorkCounts.Tray;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** Whether our list of work is the supplier's, piece by piece, and every tray holds as much as it says. */
@Service
public class InboxProof {

    private static final Map<Tray, String> HOLDER = Map.of(Tray.OPEN, "group_code", Tray.CLAIMED, "assignee", Tray.DONE, "done_by");

    private final JdbcTemplate sql;
    private final WorkCounts counts;

    InboxProof(JdbcTemplate sql, WorkCounts counts) {
        this.sql = sql;
        this.counts = counts;
    }

    /** What is wrong. MISSING: the supplier waits for it and no desk shows it; SURPLUS: the reverse; OTHER: both, but not the same work. */
    public enum Kind { MISSING, SURPLUS, OTHER, COUNT }

    /** @param what id of the work, or the tray @param detail for whoever has to look into it */
    public record Difference(Kind kind, String what, String detail) { }

    /** @param supplied id → case and task, as the supplier has them; read in the transaction in which this is called */
    public List<Difference> against(Map<String, String> supplied) {
        List<Difference> found = new ArrayList<>();
        Map<String, String> missing = new TreeMap<>(supplied);
        sql.query("select id, case_ref, task from work_item where state in ('OPEN','CLAIMED')", rs -> {
            String ours = rs.getString(2) + " " + rs.getString(3);
            String theirs = missing.remove(rs.getString(1));
            if (theirs == null) {
                found.add(new Difference(Kind.SURPLUS, rs.getString(1), ours));
            } else if (!theirs.equals(ours)) {
                found.add(new Difference(Kind.OTHER, rs.getString(1), ours + " / " + theirs));
            }
        });
        missing.forEach((id, work) -> found.add(new Difference(Kind.MISSING, id, work)));
        for (Tray tray : Tray.values()) {
            counted(tray, found);
        }
        return found;
    }

    private void counted(Tray tray, List<Difference> found) {
        Map<String, Long> said = new HashMap<>(counts.all(tray));
        there(tray).forEach((holder, items) -> {
            long says = said.getOrDefault(holder, 0L);
            said.remove(holder);
            if (says != items) {
                found.add(new Difference(Kind.COUNT, tray + " " + holder, says + " / " + items));
            }
        });
        said.forEach((holder, says) -> found.add(new Difference(Kind.COUNT, tray + " " + holder, says + " / 0")));
    }

    /** Counts every tray anew; in a house in which nobody works meanwhile. */
    public void recount() {
        sql.update("delete from work_count");
        for (Tray tray : Tray.values()) {
            sql.batchUpdate("insert into work_count (tray, holder, slot, items) values (?,?,0,?)", there(tray).entrySet().stream()
                    .map(e -> new Object[] {tray.name(), e.getKey(), e.getValue()}).toList());
        }
    }

    private Map<String, Long> there(Tray tray) {
        Map<String, Long> there = new TreeMap<>();
        sql.query("select " + HOLDER.get(tray) + ", count(*) from work_item where state = ? group by " + HOLDER.get(tray),
                rs -> { there.put(rs.getString(1), rs.getLong(2)); }, tray.name());
        return there;
    }
}

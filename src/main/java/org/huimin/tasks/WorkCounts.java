package org.huimin.tasks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** How much lies in each tray: what every transaction moves is added, in one statement, and never counted. */
@Repository
class WorkCounts {

    /** Steps of one programme follow each other anyway; those of different programmes rarely share a row. */
    private static final int SLOTS = 16;

    private final JdbcTemplate sql;

    WorkCounts(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** A tray and whose it is: OPEN belongs to a group, CLAIMED and DONE to an account. */
    enum Tray { OPEN, CLAIMED, DONE }

    record Place(Tray tray, String holder, int slot) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int order = tray.compareTo(other.tray);
            order = order == 0 ? holder.compareTo(other.holder) : order;
            return order == 0 ? Integer.compare(slot, other.slot) : order;
        }
    }

    /** What one transaction moves, always in the same order, so that no two ever wait for each other in a circle. */
    static final class Moves {

        private final Map<Place, Integer> moved = new TreeMap<>();

        void into(Tray tray, String holder, CaseRef root) {
            moved.merge(place(tray, holder, root), 1, Integer::sum);
        }

        void outOf(WorkItem item) {
            Tray tray = item.state() == WorkItem.State.OPEN ? Tray.OPEN : Tray.CLAIMED;
            moved.merge(place(tray, tray == Tray.OPEN ? item.group() : item.assignee(), item.root()), -1, Integer::sum);
        }
    }

    private static Place place(Tray tray, String holder, CaseRef root) {
        return new Place(tray, holder, tray == Tray.OPEN ? Math.floorMod(root.value().hashCode(), SLOTS) : 0);
    }

    void add(Moves moves) {
        List<Object[]> rows = new ArrayList<>();
        moves.moved.forEach((place, by) -> {
            if (by != 0) {
                rows.add(new Object[] {place.tray().name(), place.holder(), place.slot(), by});
            }
        });
        if (!rows.isEmpty()) {
            sql.batchUpdate("insert into work_count (tray, holder, slot, items) values (?,?,?,?)"
                    + " on duplicate key update items = items + values(items)", rows);
        }
    }

    /** All trays of one person, and what else waits for them on that day, with one statement. */
    Inbox.Counts of(Actor actor, LocalDate day) {
        Collection<String> groups = actor.groups();
        String account = actor.account();
        Map<String, Long> counts = new HashMap<>();
        List<Object> arguments = new ArrayList<>(groups);
        arguments.addAll(List.of(account, account, actor.unit(), account, account, account, account, actor.unit(), account, day, day));
        String open = groups.isEmpty() ? "" : "select tray, sum(items) as items from work_count where tray = 'OPEN' and holder in ("
                + String.join(",", Collections.nCopies(groups.size(), "?")) + ") group by tray union all ";
        sql.query(open + "select tray, items from work_count where tray = 'CLAIMED' and holder = ? and slot = 0"
                + " union all select tray, items from work_count where tray = 'DONE' and holder = ? and slot = 0"
                + " union all select 'COPIED', count(*) from (select work_item from work_copy where unit = ? and done_by <> ?"
                + " order by unit desc, done_at desc, work_item desc limit " + Inbox.LATEST_COPIES + ") c where not exists"
                + " (select 1 from work_read r where r.account = ? and r.work_item = c.work_item)"
                + " union all select 'ACTING', count(*) from work_item where acting_for = ? and state = 'CLAIMED'"
                + " union all select 'ASKED', count(*) from work_help where helper = ? and state = 'OPEN'"
                + " union all select 'CORRECTION', count(*) from work_correction where unit = ? and state = 'PROPOSED'"
                + " union all select 'ABSENT', count(*) from work_absence where deputy = ? and last_day >= ? and first_day <= ? and ended_at is null",
                rs -> { counts.put(rs.getString(1), rs.getLong(2)); }, arguments.toArray());
        return new Inbox.Counts(counts.getOrDefault(Tray.OPEN.name(), 0L) + counts.get("ACTING"), counts.getOrDefault(Tray.CLAIMED.name(), 0L),
                counts.getOrDefault(Tray.DONE.name(), 0L), counts.get("COPIED"), counts.get("ASKED"), counts.get("CORRECTION"), counts.get("ABSENT") > 0);
    }

    /** Holder → how much lies there; empty trays are left out. */
    Map<String, Long> all(Tray tray) {
        Map<String, Long> counts = new HashMap<>();
        sql.query("select holder, sum(items) from work_count where tray = ? group by holder having sum(items) <> 0",
                rs -> { counts.put(rs.getString(1), rs.getLong(2)); }, tray.name());
        return counts;
    }
}

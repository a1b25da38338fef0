package org.huimin.merchant;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind working lists. A line taken out stays, marked, so that whoever still sees it can be told. */
@Repository
class WorkingLists {

    /** Room between neighbours, so that a line can come between them without moving others. */
    static final long GAP = 1024;

    private static final String LIST = " where programme = ? and round_no = ? and unit = ?";
    private static final int AT_ONCE = 500;
    private static final int PARCEL = 1000;

    private final JdbcTemplate sql;

    WorkingLists(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** The list without its lines. @param nextLine the next free id */
    record Head(CaseRef programme, String unit, int round, int version, int nextLine, String savedBy, Instant savedAt) {

        Object[] with(Object... first) {
            Object[] all = java.util.Arrays.copyOf(first, first.length + 3);
            all[first.length] = programme.value();
            all[first.length + 1] = round;
            all[first.length + 2] = unit;
            return all;
        }
    }

    /** A line with what only saving needs to know. */
    record Stored(int id, long place, ShopCells cells, String carriedFrom, String licence, int version, String changedBy,
                  Instant changedAt, boolean removed) { }

    /** Another source's shop with the same credit code as one of these lines. @param sent whether its list was sent already */
    record Elsewhere(int line, String unit, String name, String address, boolean sent) { }

    /**
     * Empty lists for units that are asked; each begins with what its time ran out on in the last round it was asked in.
     */
    void open(CaseRef programme, int round, Collection<String> units, Instant at) {
        sql.batchUpdate("insert into working_list (programme, round_no, unit, version, next_line, saved_by) values (?,?,?,0,1,'')",
                units.stream().map(u -> new Object[] {programme.value(), round, u}).toList());
        if (round > 1 && !Round.replaces(round)) {
            takeOver(programme, round, at);
        }
    }

    void drop(CaseRef programme, String unit, int round) {
        sql.update("delete from working_line" + LIST, programme.value(), round, unit);
        sql.update("delete from working_list" + LIST, programme.value(), round, unit);
    }

    private void takeOver(CaseRef programme, int round, Instant at) {
        String before = """
                join recommendation b on b.programme = l.programme and b.unit = l.unit and b.state = 'EXPIRED' and b.round_no = (
                  select max(r.round_no) from recommendation r where r.programme = l.programme and r.unit = l.unit and r.round_no < l.round_no)
                """;
        sql.update("""
                insert into working_line (programme, round_no, unit, line_id, place, name, credit_code, industry, address,
                  above_threshold, phone, code_key, carried_from, licence, version, changed_by, changed_at, removed)
                select o.programme, l.round_no, o.unit, o.line_id, o.place, o.name, o.credit_code, o.industry, o.address,
                  o.above_threshold, o.phone, o.code_key, o.carried_from, o.licence, 1, o.changed_by, o.changed_at, false
                from working_list l\s""" + before + """
                join working_line o on o.programme = b.programme and o.round_no = b.round_no and o.unit = b.unit and not o.removed
                where l.programme = ? and l.round_no = ?""", programme.value(), round);
        sql.update("""
                update working_list set version = 1, saved_at = ?, saved_by = '', next_line = 1 + (select max(w.line_id) from working_line w
                  where w.programme = working_list.programme and w.round_no = working_list.round_no and w.unit = working_list.unit)
                where programme = ? and round_no = ? and exists (select 1 from working_line w where w.programme = working_list.programme
                  and w.round_no = working_list.round_no and w.unit = working_list.unit)""", Stamp.of(at), programme.value(), round);
    }

    Optional<Head> find(CaseRef programme, String unit, int round) {
        return sql.query("select * from working_list" + LIST, this::head, programme.value(), round, unit).stream().findFirst();
    }

    /** In the order of the list, without those taken out. */
    List<WorkingList.Line> lines(CaseRef programme, String unit, int round) {
        return lines(programme, unit, round, "");
    }

    List<WorkingList.Line> first(CaseRef programme, String unit, int round, int lines) {
        return lines(programme, unit, round, " limit " + lines);
    }

    private List<WorkingList.Line> lines(CaseRef programme, String unit, int round, String limit) {
        return sql.query("select * from working_line" + LIST + " and not removed order by place, line_id" + limit, (rs, i) -> {
            Stored s = stored(rs, i);
            return new WorkingList.Line(s.id(), i + 1, s.version(), s.cells(), s.carriedFrom(), s.licence());
        }, programme.value(), round, unit);
    }

    List<Stored> named(Head list, Collection<Integer> ids) {
        List<Integer> all = List.copyOf(ids);
        List<Stored> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Integer> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            Object[] arguments = list.with();
            arguments = java.util.Arrays.copyOf(arguments, 3 + some.size());
            for (int i = 0; i < some.size(); i++) {
                arguments[3 + i] = some.get(i);
            }
            found.addAll(sql.query("select * from working_line" + LIST + " and line_id in ("
                    + String.join(",", Collections.nCopies(some.size(), "?")) + ")", this::stored, arguments));
        }
        return found;
    }

    /** Id → place of every line, in order. */
    Map<Integer, Long> places(Head list) {
        Map<Integer, Long> places = new java.util.LinkedHashMap<>();
        sql.query("select line_id, place from working_line" + LIST + " and not removed order by place, line_id",
                rs -> { places.put(rs.getInt(1), rs.getLong(2)); }, list.with());
        return places;
    }

    long lastPlace(Head list) {
        return sql.queryForObject("select coalesce(max(place), 0) from working_line" + LIST, Long.class, list.with());
    }

    int count(Head list) {
        return sql.queryForObject("select count(*) from working_line" + LIST + " and not removed", Integer.class, list.with());
    }

    void store(Head list, List<Stored> lines) {
        sql.batchUpdate("""
                insert into working_line (programme, round_no, unit, line_id, place, name, credit_code, industry, address,
                  above_threshold, phone, code_key, carried_from, licence, version, changed_by, changed_at, removed)
                values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) on duplicate key update place = values(place), name = values(name),
                  credit_code = values(credit_code), industry = values(industry), address = values(address),
                  above_threshold = values(above_threshold), phone = values(phone), code_key = values(code_key),
                  licence = values(licence), version = values(version), changed_by = values(changed_by),
                  changed_at = values(changed_at), removed = values(removed)""", lines, PARCEL, (row, s) -> {
            row.setString(1, list.programme().value());
            row.setInt(2, list.round());
            row.setString(3, list.unit());
            row.setInt(4, s.id());
            row.setLong(5, s.place());
            set(row, 6, s.cells());
            row.setString(13, s.carriedFrom());
            row.setString(14, s.licence());
            row.setInt(15, s.version());
            row.setString(16, s.changedBy());
            row.setObject(17, Stamp.of(s.changedAt()));
            row.setBoolean(18, s.removed());
        });
    }

    /** Fills the six cells and, after them, the credit code as databases compare it. */
    static void set(PreparedStatement row, int first, ShopCells cells) throws SQLException {
        row.setString(first, cells.name());
        row.setString(first + 1, cells.creditCode());
        row.setString(first + 2, cells.industry());
        row.setString(first + 3, cells.address());
        row.setString(first + 4, cells.aboveThreshold());
        row.setString(first + 5, cells.phone());
        row.setString(first + 6, cells.codeKey());
    }

    void removeAll(Head list, Actor by, Instant at) {
        sql.update("update working_line set removed = true, version = ?, changed_by = ?, changed_at = ?" + LIST + " and not removed",
                list.with(list.version() + 1, by.name(), Stamp.of(at)));
    }

    /**
     * Puts a checked file's lines at the end of the list as {@link #saved} has just left it, but for those that stand on it word for word.
     *
     * @param numbers how many line ids the list has set aside for them
     * @return how many were put
     */
    int take(Head list, String listImport, int numbers, boolean onto) {
        String same = """
                 and not exists (select 1 from working_line t where t.programme = w.programme and t.code_key = i.code_key
                  and t.round_no = w.round_no and t.unit = w.unit and not t.removed and t.name = i.name and t.credit_code = i.credit_code
                  and t.industry = i.industry and t.address = i.address and t.above_threshold = i.above_threshold and t.phone = i.phone)""";
        return sql.update("""
                insert into working_line (programme, round_no, unit, line_id, place, name, credit_code, industry, address,
                  above_threshold, phone, code_key, version, changed_by, changed_at, removed)
                select w.programme, w.round_no, w.unit, w.next_line - ? + i.seq - 1, ? + ? * i.seq, i.name, i.credit_code, i.industry,
                  i.address, i.above_threshold, i.phone, i.code_key, w.version, w.saved_by, w.saved_at, false
                from working_list w join list_import_line i on i.list_import = ?
                where w.programme = ? and w.round_no = ? and w.unit = ?""" + (onto ? same : ""),
                list.with(numbers, lastPlace(list), GAP, listImport));
    }

    void replaced(Head list, Map<Integer, Long> places) {
        sql.batchUpdate("update working_line set place = ?" + LIST + " and line_id = ?", places.entrySet().stream()
                .map(p -> new Object[] {p.getValue(), list.programme().value(), list.round(), list.unit(), p.getKey()}).toList());
    }

    void saved(Head list, int version, int nextLine, Actor by, Instant at) {
        sql.update("update working_list set version = ?, next_line = ?, saved_by = ?, saved_at = ?" + LIST,
                list.with(version, nextLine, by.name(), Stamp.of(at)));
    }

    /** Shops of other sources under these lines' credit codes: on lists still being made, and on lists already sent. */
    List<Elsewhere> elsewhere(Head list) {
        Object[] key = list.with();
        return sql.query("""
                select w.line_id, o.unit, o.name, o.address, false as sent from working_line w
                join working_line o on o.programme = w.programme and o.code_key = w.code_key and o.unit <> w.unit and not o.removed
                join recommendation r on r.programme = o.programme and r.round_no = o.round_no and r.unit = o.unit
                  and r.state in ('OPEN','RETURNED')
                where w.programme = ? and w.round_no = ? and w.unit = ? and not w.removed
                union all
                select w.line_id, s.unit, s.name, s.address, true as sent from working_line w
                join shop s on s.programme = w.programme and s.credit_code = w.code_key and s.unit <> w.unit
                  and s.state not in ('EXPIRED','DUPLICATE','REJECTED')
                join recommendation r on r.programme = s.programme and r.round_no = s.round_no and r.unit = s.unit and r.state <> 'RETURNED'
                where w.programme = ? and w.round_no = ? and w.unit = ? and not w.removed
                order by 1, 5 desc, 2""", (rs, i) -> new Elsewhere(rs.getInt(1), rs.getString(2), rs.getString(3), rs.getString(4),
                rs.getBoolean(5)), key[0], key[1], key[2], key[0], key[1], key[2]);
    }

    private Head head(ResultSet rs, int i) throws SQLException {
        return new Head(CaseRef.of(rs.getString("programme")), rs.getString("unit"), rs.getInt("round_no"), rs.getInt("version"),
                rs.getInt("next_line"), rs.getString("saved_by"), Stamp.read(rs, "saved_at"));
    }

    private Stored stored(ResultSet rs, int i) throws SQLException {
        return new Stored(rs.getInt("line_id"), rs.getLong("place"), new ShopCells(rs.getString("name"), rs.getString("credit_code"),
                rs.getString("industry"), rs.getString("address"), rs.getString("above_threshold"), rs.getString("phone")),
                rs.getString("carried_from"), rs.getString("licence"), rs.getInt("version"), rs.getString("changed_by"),
                Stamp.read(rs, "changed_at"), rs.getBoolean("removed"));
    }
}

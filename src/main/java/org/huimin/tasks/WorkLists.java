package org.huimin.tasks;

import static org.huimin.tasks.WorkRow.NEVER_DUE;
import static org.huimin.tasks.WorkRow.marks;
import static org.huimin.tasks.WorkRow.offline;
import static org.huimin.tasks.WorkRow.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Work items as people see them: trays, pages, counts, and the past of a programme. */
@Repository
class WorkLists {

    private static final String HANDLED = "select i.*, a.choice, a.opinion, a.offline_decided_by, a.offline_decided_on, a.offline_document,"
            + " a.offline_attachment from ";
    private static final String ANSWERED = " left join work_answer a on a.work_item = i.id";

    private final JdbcTemplate sql;

    WorkLists(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** A part of a list: rows that one index finds in the order of their due dates. */
    record Part(String where, List<Object> arguments) {

        Part and(String more, Object... its) {
            List<Object> all = new ArrayList<>(arguments);
            all.addAll(List.of(its));
            return new Part(where + " and " + more, all);
        }
    }

    /** The trays of several groups and further parts: limited branches, merged, so that the cost does not grow with the tray. */
    List<WorkItem> open(Collection<String> groups, List<Part> further, Filter filter, Cursor after, int limit) {
        List<String> branches = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        tray("group_code", "work_item_queue", groups, "OPEN", filter, after, limit, branches, arguments);
        parts(further, filter, after, limit, branches, arguments);
        return merged(branches, "due_at, id", limit, arguments);
    }

    List<WorkItem> claimedBy(String account, Filter filter, Cursor after, int limit) {
        List<String> branches = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        tray("assignee", "work_item_mine", List.of(account), "CLAIMED", filter, after, limit, branches, arguments);
        return merged(branches, "due_at, id", limit, arguments);
    }

    /**
     * Two branches for each holder, what is due at the very moment where the page before ended and what is due later: either
     * is one range of the index, however much is due at one moment. The order names the index's columns from its first, or
     * H2 would sort the tray.
     */
    private static void tray(String column, String index, Collection<String> holders, String state, Filter filter, Cursor after, int limit,
                             List<String> branches, List<Object> arguments) {
        List<Object> narrowed = new ArrayList<>();
        String also = also(filter, narrowed);
        for (String holder : holders) {
            String from = from(index) + column + " = ? and state = '" + state + "'" + also;
            String order = " order by " + column + ", state, due_at, id limit " + limit + ")";
            if (after == null) {
                branches.add(from + order);
                arguments.add(holder);
                arguments.addAll(narrowed);
            } else {
                LocalDateTime due = after.at() == null ? NEVER_DUE : utc(after.at());
                branches.add(from + " and due_at = ? and id > ?" + order);
                branches.add(from + " and due_at > ?" + order);
                arguments.add(holder);
                arguments.addAll(narrowed);
                arguments.addAll(List.of(due, after.id(), holder));
                arguments.addAll(narrowed);
                arguments.add(due);
            }
        }
    }

    private List<WorkItem> merged(List<String> branches, String order, int limit, List<Object> arguments) {
        return branches.isEmpty() ? List.of()
                : sql.query(union(branches) + " order by " + order + " limit " + limit, WorkRow::row, arguments.toArray());
    }

    /** Says which index: MySQL would read a whole tray where it believes that to be cheaper. To H2 the hint is a comment. */
    private static String from(String index) {
        return "(select /*+ INDEX(work_item " + index + ") */ * from work_item where ";
    }

    private static String union(List<String> branches) {
        return "select * from (" + String.join(" union all ", branches) + ") tray";
    }

    /** Several parts as one list: one limited branch per part, merged. */
    List<WorkItem> page(List<Part> parts, Filter filter, Cursor after, int limit) {
        List<String> branches = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        parts(parts, filter, after, limit, branches, arguments);
        return merged(branches, "due_at, id", limit, arguments);
    }

    private static void parts(List<Part> parts, Filter filter, Cursor after, int limit, List<String> branches, List<Object> arguments) {
        String from = after == null ? "" : " and (due_at > ? or (due_at = ? and id > ?))";
        for (Part part : parts) {
            List<Object> narrowed = new ArrayList<>();
            branches.add("(select * from work_item where " + part.where() + also(filter, narrowed) + from + " order by due_at, id limit " + limit + ")");
            arguments.addAll(part.arguments());
            arguments.addAll(narrowed);
            if (after != null) {
                LocalDateTime due = after.at() == null ? NEVER_DUE : utc(after.at());
                arguments.addAll(List.of(due, due, after.id()));
            }
        }
    }

    /** How many lie in all of these parts, with one statement. */
    long count(List<Part> parts, Filter filter) {
        List<String> branches = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        for (Part part : parts) {
            arguments.addAll(part.arguments());
            branches.add("select count(*) as items from work_item where " + part.where() + also(filter, arguments));
        }
        return parts.isEmpty() ? 0 : sql.queryForObject("select sum(items) from (" + String.join(" union all ", branches) + ") counted",
                Long.class, arguments.toArray());
    }

    /** On the person's own desk or held by them for somebody, without what is for them alone. */
    List<WorkItem> claimedBy(String account, int limit) {
        return page(List.of(new Part("assignee = ? and state = 'CLAIMED' and personal = false", List.of(account))), Filter.NONE, null, limit);
    }

    /** Held by a deputy for this person. */
    List<WorkItem> heldFor(String account, int limit) {
        return page(List.of(new Part("acting_for = ? and state = 'CLAIMED'", List.of(account))), Filter.NONE, null, limit);
    }

    /** Open work the person has typed something for without having claimed it. */
    List<WorkItem> draftsOf(String account, int limit) {
        return page(List.of(new Part("state = 'OPEN' and id in (select work_item from work_draft where account = ?)", List.of(account))), Filter.NONE, null, limit);
    }

    List<WorkItem> doneBy(String account, Filter filter, Cursor before, int limit) {
        List<Object> arguments = new ArrayList<>(List.of(account));
        String from = from("work_item_done") + "done_by = ?" + also(filter, arguments);
        String order = " order by done_by desc, done_at desc, id desc limit " + limit + ")";
        if (before == null || before.at() == null) {
            return merged(List.of(from + order), "done_at desc, id desc", limit, arguments);
        }
        List<Object> later = List.copyOf(arguments);
        arguments.addAll(List.of(utc(before.at()), before.id()));
        arguments.addAll(later);
        arguments.add(utc(before.at()));
        return merged(List.of(from + " and done_at = ? and id < ?" + order, from + " and done_at < ?" + order),
                "done_at desc, id desc", limit, arguments);
    }

    /** Decisions of others in cases in which the unit has had a part, latest first. */
    List<WorkItem> copiedTo(Actor actor, Filter filter, Cursor before, int limit) {
        List<Object> arguments = new ArrayList<>(List.of(actor.unit(), actor.account()));
        return sql.query("select i.* from work_copy c join work_item i on i.id = c.work_item where c.unit = ? and c.done_by <> ?"
                + also(filter, arguments) + before(before, arguments)
                + " order by c.done_at desc, c.work_item desc limit " + limit, WorkRow::row, arguments.toArray());
    }

    /** Which of these the person has read. */
    Set<String> read(String account, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        List<Object> arguments = new ArrayList<>(List.of(account));
        arguments.addAll(ids);
        return Set.copyOf(sql.queryForList("select work_item from work_read where account = ? and work_item in (" + marks(ids.size()) + ")",
                String.class, arguments.toArray()));
    }

    private static String before(Cursor before, List<Object> arguments) {
        if (before == null || before.at() == null) {
            return "";
        }
        arguments.addAll(List.of(utc(before.at()), utc(before.at()), before.id()));
        return " and (c.done_at < ? or (c.done_at = ? and c.work_item < ?))";
    }

    private static String also(Filter filter, List<Object> arguments) {
        StringBuilder also = new StringBuilder();
        if (!filter.programme().isEmpty()) {
            also.append(" and root_ref = ?");
            arguments.add(filter.programme());
        }
        if (!filter.task().isEmpty()) {
            also.append(" and task = ?");
            arguments.add(filter.task());
        }
        if (filter.dueBefore() != null) {
            also.append(" and due_at <= ?");
            arguments.add(utc(filter.dueBefore()));
        }
        if (!filter.words().isEmpty()) {
            also.append(" and (upper(case_ref) like ? escape '!' or upper(name) like ? escape '!' or upper(subject) like ? escape '!')");
            String part = "%" + filter.words().toUpperCase(Locale.ROOT).replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
            arguments.addAll(List.of(part, part, part));
        }
        return also.toString();
    }

    long countClaimed(String account, Filter filter) {
        return count("assignee = ? and state = 'CLAIMED'", filter, account);
    }

    long countDone(String account, Filter filter) {
        return count("done_by = ?", filter, account);
    }

    long countCopied(Actor actor, Filter filter) {
        return count("id in (select work_item from work_copy where unit = ? and done_by <> ?)", filter, actor.unit(), actor.account());
    }

    private long count(String where, Filter filter, Object... keys) {
        List<Object> arguments = new ArrayList<>(List.of(keys));
        String also = also(filter, arguments);
        return sql.queryForObject("select count(*) from work_item where " + where + also, Long.class, arguments.toArray());
    }

    /** Every kind of work that ever came to these groups: a handful of rows of an index, however much work there is. */
    List<Inbox.Kind> kinds(Collection<String> groups) {
        return groups.isEmpty() ? List.of() : sql.query("select distinct root_ref, task, name from work_item where group_code in ("
                + marks(groups.size()) + ") order by root_ref desc, name", (rs, n) -> new Inbox.Kind(CaseRef.of(rs.getString(1)),
                rs.getString(2), rs.getString(3)), groups.toArray());
    }

    /** Open work that is for this person alone. */
    List<WorkItem> personal(String account, CaseRef caseRef, String task) {
        return sql.query("select * from work_item where assignee = ? and state = 'CLAIMED' and personal = true and case_ref = ? and task = ? order by created_at, id",
                WorkRow::row, account, caseRef.value(), task);
    }

    /** Everything still open in the programme, oldest first. */
    List<WorkItem> open(CaseRef root) {
        return sql.query("select * from work_item where root_ref = ? and state in ('OPEN','CLAIMED') order by created_at, id",
                WorkRow::row, root.value());
    }

    List<WorkItem> dueBetween(Instant from, Instant until) {
        return sql.query("select * from work_item where state in ('OPEN','CLAIMED') and due_at > ? and due_at <= ? order by due_at, id",
                WorkRow::row, utc(from), utc(until));
    }

    /** Per group or per person: how much lies there, and how much of it is due before the moment. */
    Map<String, Reminding.Load> loads(String column, WorkItem.State state, Instant pressing) {
        Map<String, Reminding.Load> loads = new java.util.HashMap<>();
        sql.query("select " + column + ", count(*), sum(case when due_at < ? then 1 else 0 end) from work_item where state = ? group by " + column,
                rs -> { loads.put(rs.getString(1), new Reminding.Load(rs.getInt(2), rs.getInt(3))); }, utc(pressing), state.name());
        return loads;
    }

    List<WorkItem> stillOpen() {
        return sql.query("select * from work_item where state in ('OPEN','CLAIMED') order by created_at, id", WorkRow::row);
    }

    List<Handled> handled(CaseRef root) {
        return sql.query(HANDLED + "work_item i" + ANSWERED + " where i.root_ref = ? order by i.created_at, i.id", this::handledRow, root.value());
    }

    /** What is over in the programme, in the order in which it came in. */
    List<Handled> past(CaseRef root, Cursor after, int limit) {
        List<String> branches = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        for (String state : List.of("DONE", "ENDED")) {
            String from = from("work_item_turn") + "root_ref = ? and state = '" + state + "'";
            String order = " order by root_ref, state, created_at, id limit " + limit + ")";
            if (after == null) {
                branches.add(from + order);
                arguments.add(root.value());
            } else {
                branches.add(from + " and created_at = ? and id > ?" + order);
                branches.add(from + " and created_at > ?" + order);
                arguments.addAll(List.of(root.value(), utc(after.at()), after.id(), root.value(), utc(after.at())));
            }
        }
        return sql.query(HANDLED + "(" + union(branches) + " order by created_at, id limit " + limit + ") i" + ANSWERED
                + " order by i.created_at, i.id", this::handledRow, arguments.toArray());
    }

    Optional<Handled> handled(String id) {
        return sql.query(HANDLED + "work_item i" + ANSWERED + " where i.id = ?", this::handledRow, id).stream().findFirst();
    }

    private Handled handledRow(ResultSet rs, int n) throws SQLException {
        return new Handled(WorkRow.row(rs, n), rs.getString("choice"), rs.getString("opinion"), offline(rs));
    }
}

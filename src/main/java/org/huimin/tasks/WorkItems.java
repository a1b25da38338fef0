package org.huimin.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.PerTransaction;
import org.huimin.tasks.Intake.Arrival;
import org.huimin.tasks.WorkCounts.Moves;
import org.huimin.tasks.WorkCounts.Tray;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows behind the desks. */
@Repository
class WorkItems {

    private static final LocalDateTime NEVER_DUE = LocalDateTime.of(9999, 12, 31, 0, 0);
    private static final TypeReference<Map<String, String>> CONTEXT = new TypeReference<>() { };
    /** The ways in which somebody performs a duty, each up to the account's column. */
    private static final List<String> PERFORMED = List.of("work_item where root_ref = ? and done_by",
            "work_item where done_at is not null and root_ref = ? and acting_for", "work_help where state = 'ANSWERED' and root_ref = ? and helper",
            "work_item w join work_correction c on c.work_item = w.id where c.state <> 'REFUSED' and c.root_ref = ? and c.account");
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() { };
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HANDLED = "select i.*, a.choice, a.opinion, a.offline_decided_by, a.offline_decided_on, a.offline_document,"
            + " a.offline_attachment from ";
    private static final String ANSWERED = " left join work_answer a on a.work_item = i.id";

    private final JdbcTemplate sql;
    private final WorkCounts counts;

    private final PerTransaction<Changes> changes = new PerTransaction<>(Changes::new, this::write);

    WorkItems(JdbcTemplate sql, WorkCounts counts) {
        this.sql = sql;
        this.counts = counts;
    }

    /** What one transaction brings, takes away and moves; written together before it commits. */
    private static final class Changes {

        private final List<Arrival> arrivals = new ArrayList<>();
        private final Map<String, String> endings = new TreeMap<>();
        private final Moves moves = new Moves();
        private Instant endedAt;
    }

    void arrive(Arrival arrival) {
        changes.get().arrivals.add(arrival);
        changes.get().moves.into(Tray.OPEN, arrival.group(), arrival.caseRef().root());
    }

    void fallAway(String id, String reason, Instant at) {
        changes.get().endings.put(id, reason);
        changes.get().endedAt = at;
    }

    private void write(Changes changed) {
        bringIn(changed);
        if (!changed.endings.isEmpty()) {
            end(changed);
        }
        counts.add(changed.moves);
    }

    private void bringIn(Changes changed) {
        if (!changed.arrivals.isEmpty()) {
            insert(changed.arrivals);
            changed.arrivals.clear();
        }
    }

    private void insert(List<Arrival> arrivals) {
        sql.batchUpdate("""
                insert into work_item (id, case_ref, root_ref, process, task, name, subject, duty, apart, group_code, unit,
                  unit_name, form, context, sender, created_at, due_at, due_provisional, due_basis, state)
                values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,'OPEN')""", arrivals.stream().map(WorkItems::columns).toList());
    }

    private static Object[] columns(Arrival a) {
        return new Object[] {a.id(), a.caseRef().value(), a.caseRef().root().value(), a.process(), a.task(), a.name(), a.subject(),
                a.duty(), String.join(",", a.apart()), a.group(), a.unit(), a.unitName(), a.form(), json(a.context()),
                a.sender(), utc(a.createdAt()), a.dueAt() == null ? NEVER_DUE : utc(a.dueAt()), a.dueProvisional(),
                a.dueBasis()};
    }

    private void end(Changes changed) {
        List<WorkItem> open = sql.query("select * from work_item where id in (" + marks(changed.endings.size()) + ") order by id for update",
                this::row, changed.endings.keySet().toArray()).stream().filter(WorkItem::isOpen).toList();
        open.forEach(changed.moves::outOf);
        sql.batchUpdate("update work_item set state = 'ENDED', end_reason = ?, done_at = ? where id = ?",
                open.stream().map(item -> new Object[] {changed.endings.get(item.id()), utc(changed.endedAt), item.id()}).toList());
    }

    void due(String id, Instant at, boolean provisional) {
        bringIn(changes.get());
        sql.update("update work_item set due_at = ?, due_provisional = ? where id = ? and state in ('OPEN','CLAIMED')", utc(at), provisional, id);
    }

    Optional<WorkItem> find(String id) {
        return sql.query("select * from work_item where id = ?", this::row, id).stream().findFirst();
    }

    /** Held until the transaction ends, so that of several people acting at once one is first. */
    Optional<WorkItem> hold(String id) {
        return sql.query("select * from work_item where id = ? for update", this::row, id).stream().findFirst();
    }

    /** @param actingFor whose deputy claims it; null where nobody's */
    void claim(WorkItem item, String account, String name, String actingFor) {
        changes.get().moves.outOf(item);
        changes.get().moves.into(Tray.CLAIMED, account, item.root());
        sql.update("update work_item set state = 'CLAIMED', assignee = ?, assignee_name = ?, acting_for = ? where id = ?",
                account, name, actingFor, item.id());
    }

    void handBack(WorkItem item) {
        changes.get().moves.outOf(item);
        changes.get().moves.into(Tray.OPEN, item.group(), item.root());
        sql.update("update work_item set state = 'OPEN', assignee = null, assignee_name = null, acting_for = null where id = ?", item.id());
    }

    /** What lies claimed on a person's desk, held. @param group of one post only; null for all */
    List<WorkItem> holdClaimedBy(String account, String group) {
        return held("assignee", account).stream().filter(item -> group == null || group.equals(item.group())).toList();
    }

    /** Whatever lies on a person's desk, or on their deputy's for them, held: always before the people, as an answer holds them. */
    void holdDesk(String account) {
        held("assignee", account);
        held("acting_for", account);
    }

    /** Found first and then held each by its key, as an answer holds its own: a search that holds what it finds goes the other way round. */
    private List<WorkItem> held(String column, String account) {
        return sql.queryForList("select id from work_item where " + column + " = ? and state = 'CLAIMED' order by id", String.class, account).stream()
                .flatMap(id -> hold(id).stream()).filter(item -> item.state() == WorkItem.State.CLAIMED
                        && account.equals(column.equals("assignee") ? item.assignee() : item.actingFor())).toList();
    }

    /**
     * @param choice    in words; null for none
     * @param submitKey the browser's number for the submission; null for none
     * @return false, and nothing is done, where a colleague who was asked to contribute has not replied
     */
    boolean done(WorkItem item, Actor actor, Answer answer, String choice, String submitKey, Instant at) {
        if (sql.update("update work_item set state = 'DONE', done_at = ?, done_by = ?, done_by_name = ?, decision = ? where id = ?"
                + " and not exists (select 1 from work_help h where h.work_item = ? and h.state = 'OPEN')",
                utc(at), actor.account(), actor.name(), answer.decision(), item.id(), item.id()) == 0) {
            return false;
        }
        changes.get().moves.outOf(item);
        changes.get().moves.into(Tray.DONE, actor.account(), item.root());
        var offline = answer.offline();
        sql.update("""
                insert into work_answer (work_item, account, answered_at, content, choice, opinion, offline_decided_by, offline_decided_on,
                  offline_document, offline_attachment, submit_key) values (?,?,?,?,?,?,?,?,?,?,?)""", item.id(), actor.account(), utc(at),
                json(answer.values()), choice, answer.opinion(), offline == null ? null : offline.decidedBy(),
                offline == null ? null : offline.decidedOn(), offline == null ? null : offline.document(),
                offline == null ? null : offline.attachment(), submitKey);
        if (!answer.decision().isEmpty()) {
            tell(item);
        }
        return true;
    }

    /** A decision is copied to every unit that has had a part in the case. */
    private void tell(WorkItem decided) {
        sql.update("""
                insert into work_copy (unit, work_item, done_at, done_by)
                select u.unit, i.id, i.done_at, i.done_by from work_item i cross join
                  (select /*+ GROUP_INDEX(work_item work_item_took_part) */ distinct unit from work_item where case_ref = ?) u
                where i.id = ?""", decided.caseRef().value(), decided.id());
    }

    void markRead(String account, String id, Instant at) {
        sql.update("insert ignore into work_read (account, work_item, read_at) values (?,?,?)",
                account, id, utc(at));
    }

    boolean isCopied(String unit, String id) {
        return count("id in (select work_item from work_copy where unit = ? and work_item = ?)", unit, id) > 0;
    }

    boolean isRead(String account, String id) {
        return sql.queryForObject("select count(*) from work_read where account = ? and work_item = ?", Long.class, account, id) > 0;
    }

    boolean tookPart(String unit, CaseRef caseRef) {
        return count("case_ref = ? and unit = ?", caseRef.value(), unit) > 0;
    }

    Optional<Receipt> receipt(String id) {
        return sql.query("select account, answered_at, content from work_answer where work_item = ?", (rs, n) -> Receipt.of(id,
                rs.getString(1), instant(rs, "answered_at"), rs.getString(3), read(rs.getString(3), VALUES)), id).stream().findFirst();
    }

    /** What was submitted under this key; empty where the answer came under another, or none. */
    Optional<Answer> submitted(String id, String account, String key) {
        return sql.query("select * from work_answer where work_item = ? and account = ? and submit_key = ?", (rs, n) -> new Answer(
                read(rs.getString("content"), VALUES), offline(rs)), id, account, key).stream().findFirst();
    }

    Optional<WorkItem> submittedUnder(String account, String key) {
        return sql.query("select i.* from work_answer a join work_item i on i.id = a.work_item where a.account = ? and a.submit_key = ?",
                this::row, account, key).stream().findFirst();
    }

    private static Answer.OfflineSignOff offline(ResultSet rs) throws SQLException {
        return rs.getString("offline_decided_by") == null ? null : new Answer.OfflineSignOff(rs.getString("offline_decided_by"),
                rs.getObject("offline_decided_on", LocalDate.class), rs.getString("offline_document"), rs.getString("offline_attachment"));
    }

    /**
     * Which of these duties the person has performed in the programme: answered, let a deputy answer, contributed to,
     * co-signed or corrected. One row is read for each, however many there are.
     */
    List<String> performed(CaseRef root, String account, Collection<String> duties) {
        List<String> arguments = new ArrayList<>();
        List<String> branches = new ArrayList<>();
        for (String duty : duties) {
            for (String way : PERFORMED) {
                branches.add("(select duty from " + way + " = ? and duty = ? limit 1)");
                arguments.addAll(List.of(root.value(), account, duty));
            }
        }
        return sql.queryForList(String.join(" union all ", branches), String.class, arguments.toArray()).stream().distinct().toList();
    }

    /** Everybody who has performed one of these duties in the programme, in whichever way. */
    Set<String> performers(CaseRef root, Collection<String> duties) {
        List<String> arguments = new ArrayList<>();
        List<String> branches = new ArrayList<>();
        for (String way : PERFORMED) {
            String account = way.substring(way.lastIndexOf(' ') + 1);
            branches.add("(select distinct " + account + " from " + way + " is not null and duty in (" + marks(duties.size()) + "))");
            arguments.add(root.value());
            arguments.addAll(duties);
        }
        return new TreeSet<>(sql.queryForList(String.join(" union ", branches), String.class, arguments.toArray()));
    }

    /** What the programme calls the work of a duty; the duty itself where it was never asked for. */
    String nameOf(CaseRef root, String duty) {
        return sql.queryForList("select name from work_item where root_ref = ? and duty = ? order by done_at, id limit 1", String.class,
                root.value(), duty).stream().findFirst().orElse(duty);
    }

    Optional<String> lastPerformer(CaseRef root, String duty) {
        return sql.queryForList("select done_by from work_item where root_ref = ? and duty = ? and state = 'DONE'"
                + " order by done_at desc, id limit 1", String.class, root.value(), duty).stream().findFirst();
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
                : sql.query(union(branches) + " order by " + order + " limit " + limit, this::row, arguments.toArray());
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

    /** On the person's own desk or held by them for somebody. */
    List<WorkItem> claimedBy(String account, int limit) {
        return page(List.of(new Part("assignee = ? and state = 'CLAIMED'", List.of(account))), Filter.NONE, null, limit);
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
                + " order by c.done_at desc, c.work_item desc limit " + limit, this::row, arguments.toArray());
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
        return count(where + also, arguments.toArray());
    }

    /** Every kind of work that ever came to these groups: a handful of rows of an index, however much work there is. */
    List<Inbox.Kind> kinds(Collection<String> groups) {
        return groups.isEmpty() ? List.of() : sql.query("select distinct root_ref, task, name from work_item where group_code in ("
                + marks(groups.size()) + ") order by root_ref desc, name", (rs, n) -> new Inbox.Kind(CaseRef.of(rs.getString(1)),
                rs.getString(2), rs.getString(3)), groups.toArray());
    }

    private long count(String where, Object... arguments) {
        return sql.queryForObject("select count(*) from work_item where " + where, Long.class, arguments);
    }

    /** Everything still open in the programme, oldest first. */
    List<WorkItem> open(CaseRef root) {
        return sql.query("select * from work_item where root_ref = ? and state in ('OPEN','CLAIMED') order by created_at, id",
                this::row, root.value());
    }

    List<WorkItem> dueBetween(Instant from, Instant until) {
        return sql.query("select * from work_item where state in ('OPEN','CLAIMED') and due_at > ? and due_at <= ? order by due_at, id",
                this::row, utc(from), utc(until));
    }

    /** Per group or per person: how much lies there, and how much of it is due before the moment. */
    Map<String, Reminding.Load> loads(String column, WorkItem.State state, Instant pressing) {
        Map<String, Reminding.Load> loads = new java.util.HashMap<>();
        sql.query("select " + column + ", count(*), sum(case when due_at < ? then 1 else 0 end) from work_item where state = ? group by " + column,
                rs -> { loads.put(rs.getString(1), new Reminding.Load(rs.getInt(2), rs.getInt(3))); }, utc(pressing), state.name());
        return loads;
    }

    List<WorkItem> stillOpen() {
        return sql.query("select * from work_item where state in ('OPEN','CLAIMED') order by created_at, id", this::row);
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
        return new Handled(row(rs, n), rs.getString("choice"), rs.getString("opinion"), offline(rs));
    }

    void saveDraft(String id, String account, Map<String, Object> values, Instant at) {
        sql.update("""
                insert into work_draft (work_item, account, content, saved_at) values (?,?,?,?)
                on duplicate key update content = values(content), saved_at = values(saved_at)""",
                id, account, json(values), utc(at));
    }

    /** What was answered, as it was sent. */
    Map<String, Object> answer(String id) {
        return sql.queryForList("select content from work_answer where work_item = ?", String.class, id).stream().findFirst()
                .map(content -> read(content, new TypeReference<Map<String, Object>>() { })).orElse(Map.of());
    }

    void markOpened(String id, Instant at) {
        sql.update("update work_item set opened_at = ? where id = ? and opened_at is null", utc(at), id);
    }

    /** Whether anybody of the desk has looked at it. */
    boolean opened(String id) {
        return sql.queryForObject("select count(*) from work_item where id = ? and opened_at is not null", Long.class, id) > 0;
    }

    /** The task's item that lies open in the case; the latest where there are several. */
    WorkItem openOf(CaseRef caseRef, String task) {
        bringIn(changes.get());
        return sql.query("select * from work_item where root_ref = ? and case_ref = ? and task = ? and state = 'OPEN' order by created_at desc, id limit 1",
                this::row, caseRef.root().value(), caseRef.value(), task).stream().findFirst().orElseThrow();
    }

    /** The id of the task's latest answer in the case. */
    Optional<String> lastDone(CaseRef caseRef, String task) {
        return sql.queryForList("select id from work_item where root_ref = ? and case_ref = ? and task = ? and state = 'DONE' order by done_at desc, id limit 1",
                String.class, caseRef.root().value(), caseRef.value(), task).stream().findFirst();
    }

    /** What one had typed goes with the work to the other, who may have typed something already. */
    void passDraft(String id, String from, String to) {
        if (draft(id, to).isEmpty()) {
            sql.update("insert into work_draft (work_item, account, content, saved_at) select work_item, ?, content, saved_at"
                    + " from work_draft where work_item = ? and account = ?", to, id, from);
        }
    }

    Optional<Draft> draft(String id, String account) {
        return sql.query("select content, saved_at from work_draft where work_item = ? and account = ?", (rs, n) -> new Draft(
                read(rs.getString(1), VALUES), instant(rs, "saved_at")), id, account)
                .stream().findFirst();
    }

    private WorkItem row(ResultSet rs, int n) throws SQLException {
        Instant due = instant(rs, "due_at");
        String apart = rs.getString("apart");
        return new WorkItem(rs.getString("id"), CaseRef.of(rs.getString("case_ref")), rs.getString("process"),
                rs.getString("task"), rs.getString("name"), rs.getString("subject"), rs.getString("duty"),
                apart.isEmpty() ? List.of() : List.of(apart.split(",")), rs.getString("group_code"), rs.getString("unit"),
                rs.getString("unit_name"), rs.getString("form"), read(rs.getString("context"), CONTEXT),
                rs.getString("sender"), instant(rs, "created_at"),
                due.equals(NEVER_DUE.toInstant(ZoneOffset.UTC)) ? null : due, rs.getBoolean("due_provisional"),
                rs.getString("due_basis"), WorkItem.State.valueOf(rs.getString("state")), rs.getString("assignee"),
                rs.getString("assignee_name"), instant(rs, "done_at"), rs.getString("done_by"), rs.getString("done_by_name"),
                rs.getString("decision"), rs.getString("end_reason"), rs.getString("acting_for"));
    }

    private static String marks(int count) {
        return String.join(",", java.util.Collections.nCopies(count, "?"));
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        LocalDateTime at = rs.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

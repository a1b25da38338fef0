package org.huimin.tasks;

import static org.huimin.tasks.WorkRow.NEVER_DUE;
import static org.huimin.tasks.WorkRow.VALUES;
import static org.huimin.tasks.WorkRow.instant;
import static org.huimin.tasks.WorkRow.json;
import static org.huimin.tasks.WorkRow.marks;
import static org.huimin.tasks.WorkRow.offline;
import static org.huimin.tasks.WorkRow.read;
import static org.huimin.tasks.WorkRow.utc;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
        boolean personal = arrival.person() != null;
        changes.get().moves.into(personal ? Tray.CLAIMED : Tray.OPEN, personal ? arrival.person().account() : arrival.group(), arrival.caseRef().root());
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
                  unit_name, form, context, sender, created_at, due_at, due_provisional, due_basis, state,
                  assignee, assignee_name, personal, secret)
                values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)""", arrivals.stream().map(WorkItems::columns).toList());
    }

    private static Object[] columns(Arrival a) {
        boolean personal = a.person() != null;
        return new Object[] {a.id(), a.caseRef().value(), a.caseRef().root().value(), a.process(), a.task(), a.name(), a.subject(),
                a.duty(), String.join(",", a.apart()), a.group(), a.unit(), a.unitName(), a.form(), json(a.context()),
                a.sender(), utc(a.createdAt()), a.dueAt() == null ? NEVER_DUE : utc(a.dueAt()), a.dueProvisional(),
                a.dueBasis(), (personal ? WorkItem.State.CLAIMED : WorkItem.State.OPEN).name(), personal ? a.person().account() : null,
                personal ? a.person().name() : null, personal, personal && a.person().secret()};
    }

    private void end(Changes changed) {
        List<WorkItem> open = sql.query("select * from work_item where id in (" + marks(changed.endings.size()) + ") order by id for update",
                WorkRow::row, changed.endings.keySet().toArray()).stream().filter(WorkItem::isOpen).toList();
        open.forEach(changed.moves::outOf);
        sql.batchUpdate("update work_item set state = 'ENDED', end_reason = ?, done_at = ? where id = ?",
                open.stream().map(item -> new Object[] {changed.endings.get(item.id()), utc(changed.endedAt), item.id()}).toList());
    }

    void due(String id, Instant at, boolean provisional) {
        bringIn(changes.get());
        sql.update("update work_item set due_at = ?, due_provisional = ? where id = ? and state in ('OPEN','CLAIMED')", utc(at), provisional, id);
    }

    Optional<WorkItem> find(String id) {
        return sql.query("select * from work_item where id = ?", WorkRow::row, id).stream().findFirst();
    }

    /** Held until the transaction ends, so that of several people acting at once one is first. */
    Optional<WorkItem> hold(String id) {
        return sql.query("select * from work_item where id = ? for update", WorkRow::row, id).stream().findFirst();
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

    /** What lies claimed on a person's desk and may be handed back, held. @param group of one post only; null for all */
    List<WorkItem> holdClaimedBy(String account, String group) {
        return held("assignee", account).stream().filter(item -> !item.personal() && (group == null || group.equals(item.group()))).toList();
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
        if (!answer.decision().isEmpty() && !item.secret()) {
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
        return sql.queryForObject("select count(*) from work_copy where unit = ? and work_item = ?", Long.class, unit, id) > 0;
    }

    boolean isRead(String account, String id) {
        return sql.queryForObject("select count(*) from work_read where account = ? and work_item = ?", Long.class, account, id) > 0;
    }

    boolean tookPart(String unit, CaseRef caseRef) {
        return sql.queryForObject("select count(*) from work_item where case_ref = ? and unit = ?", Long.class, caseRef.value(), unit) > 0;
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
                WorkRow::row, account, key).stream().findFirst();
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
                WorkRow::row, caseRef.root().value(), caseRef.value(), task).stream().findFirst().orElseThrow();
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
}

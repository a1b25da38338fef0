package org.huimin.tasks;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.tasks.spi.TaskSupplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 撤回: an answer comes back to the desk it left, as long as nobody has opened or claimed what followed. The first answer
 * stays on the record; its words lie ready in the new one's draft.
 */
@Service
public class TakingBack {

    private static final int REASON = 600;

    private final WorkItems items;
    private final Rights rights;
    private final TaskSupplier supplier;
    private final JdbcTemplate sql;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    TakingBack(WorkItems items, Rights rights, TaskSupplier supplier, JdbcTemplate sql, Clock clock, ApplicationEventPublisher facts) {
        this.items = items;
        this.rights = rights;
        this.supplier = supplier;
        this.sql = sql;
        this.clock = clock;
        this.facts = facts;
    }

    /** One answer taken back. */
    public record TakenBack(String item, String name, String reason, Instant at) { }

    /**
     * @return the id of the work that lies on the desk again
     * @throws Refused forbidden for somebody else's answer, conflict where it is too late, with the reason why
     */
    @Transactional
    public String takeBack(Actor actor, String id, String reason) {
        WorkItem item = items.hold(id).filter(i -> rights.mayReach(actor, i) || actor.account().equals(i.doneBy()))
                .orElseThrow(() -> Refused.absent("没有这项待办，或者它不在您的办理范围内。"));
        String why = Said.required("reason", "撤回理由", reason, REASON);
        if (item.state() != WorkItem.State.DONE) {
            throw Refused.conflict("takeback.not-done", "“" + item.name() + "”还没有办理，不需要撤回。");
        }
        if (!actor.account().equals(item.doneBy())) {
            throw Refused.forbidden("takeback.somebody-elses", "“" + item.name() + "”由" + item.doneByName() + "办理，只能由本人撤回。");
        }
        if (sql.queryForObject("select count(*) from work_taken_back where work_item = ?", Long.class, id) > 0) {
            throw Refused.conflict("takeback.twice", "这次办理已经撤回过。");
        }
        Map<String, Object> answered = items.answer(id);
        WorkItem next = following(item).flatMap(items::hold).orElseThrow(() -> Refused.conflict("takeback.relied-on",
                "“" + item.name() + "”的结果已经用于后续环节，不能撤回；确有错误的，请办理更正。"));
        if (next.state() != WorkItem.State.OPEN) {
            throw Refused.conflict("takeback.claimed", "下一环节“" + next.name() + "”已由" + (next.isOpen() ? next.assigneeName() : next.doneByName())
                    + "签收，不能撤回；请与对方联系，由其退回。");
        }
        if (items.opened(next.id())) {
            throw Refused.conflict("takeback.opened", "下一环节“" + next.name() + "”已有人打开查看，不能撤回；请与对方联系，由其退回。");
        }
        supplier.takeBack(item, next, actor, why);
        WorkItem again = items.openOf(item.caseRef(), item.task());
        items.claim(again, actor.account(), item.doneByName(), item.actingFor());
        items.saveDraft(again.id(), actor.account(), answered, Stamp.now(clock));
        sql.update("insert into work_taken_back values (?,?,?,?,?,?)", id, item.root().value(), actor.account(), item.doneByName(), why,
                Stamp.of(Stamp.now(clock)));
        facts.publishEvent(new TaskFact.TaskTakenBack(item.caseRef(), actor.account(), item.task(), id, again.id()));
        return again.id();
    }

    /** Whether taking back may still be tried: what followed lies unopened. Asked for pages; the act judges anew. */
    @Transactional(readOnly = true)
    public boolean possible(Actor actor, WorkItem item) {
        return item.state() == WorkItem.State.DONE && actor.account().equals(item.doneBy())
                && following(item).flatMap(items::find).filter(next -> next.state() == WorkItem.State.OPEN && !items.opened(next.id())).isPresent();
    }

    /** Of several answers in one case only the latest led to where it stands. */
    private Optional<String> following(WorkItem item) {
        return items.lastDone(item.caseRef(), item.task()).filter(item.id()::equals).flatMap(id -> supplier.following(item));
    }

    public List<TakenBack> of(CaseRef root) {
        return sql.query("select * from work_taken_back where root_ref = ? order by at", (rs, n) -> new TakenBack(rs.getString("work_item"),
                rs.getString("name"), rs.getString("reason"), Stamp.read(rs, "at")), root.root().value());
    }
}

package org.huimin.tasks;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** 转办: the work leaves my desk for that of a named colleague of the same group, for good and with a reason. */
@Service
public class Transferring {

    static final int REASON = 600;

    private final Rights rights;
    private final WorkItems items;
    private final Helps helps;
    private final People people;
    private final JdbcTemplate sql;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Transferring(Rights rights, WorkItems items, Helps helps, People people, JdbcTemplate sql, Clock clock, ApplicationEventPublisher facts) {
        this.rights = rights;
        this.items = items;
        this.helps = helps;
        this.people = people;
        this.sql = sql;
        this.clock = clock;
        this.facts = facts;
    }

    /** One transfer, as the timeline shows it. */
    public record Transfer(String item, String fromName, String toName, String reason, Instant at) { }

    /** Colleagues who may receive it: of the same group, and not kept away by what they did before. */
    public List<Person> colleagues(Actor actor, WorkItem item) {
        var apart = rights.keptApart(item);
        return people.inGroup(item.group()).stream()
                .filter(p -> !p.account().equals(actor.account()) && !apart.contains(p.account())).toList();
    }

    /** @throws Refused invalid for a colleague of another group or no reason, forbidden where duties must stay apart */
    @Act
    public void transfer(Actor actor, String id, String to, String reason) {
        WorkItem item = rights.held(actor, id);
        String why = Said.required("reason", "转办理由", reason, REASON);
        rights.notInPerson(item, "转办");
        if (actor.account().equals(to)) {
            throw Refused.invalid("transfer.oneself", "to", to, "不能转办给自己，请选择一位同事。");
        }
        Person colleague = people.inGroup(item.group()).stream().filter(p -> p.account().equals(to)).findFirst().orElseThrow(() ->
                Refused.invalid("transfer.other-group", "to", to, "只能转办给同一岗位的同事，请从名单中选择。"));
        rights.keepApart(colleague.name(), to, item);
        helps.of(id).stream().filter(Help::isOpen).findFirst().ifPresent(help -> {
            throw Refused.conflict("transfer.help-open", help.helperName() + "的" + help.words() + "意见还没有反馈，请等反馈后再转办，或者先撤销。");
        });
        Instant at = Stamp.now(clock);
        items.claim(item, colleague.account(), colleague.name(), null);
        items.passDraft(id, actor.account(), to);
        note(item, actor.account(), item.assigneeName(), to, colleague.name(), why, at);
        facts.publishEvent(new TaskFact.TaskTransferred(item.caseRef(), actor.account(), item.task(), id, to));
    }

    void note(WorkItem item, String from, String fromName, String to, String toName, String reason, Instant at) {
        sql.update("insert into work_transfer values (?,?,?,?,?,?,?,?,?)", UUID.randomUUID().toString(), item.id(), item.root().value(),
                from, fromName, to, toName, reason, Stamp.of(at));
    }

    /** All transfers of the programme, in order. */
    public List<Transfer> of(org.huimin.kernel.CaseRef root) {
        return sql.query("select * from work_transfer where root_ref = ? order by at, id", (rs, n) -> new Transfer(rs.getString("work_item"),
                rs.getString("from_name"), rs.getString("to_name"), rs.getString("reason"), Stamp.read(rs, "at")), root.root().value());
    }
}

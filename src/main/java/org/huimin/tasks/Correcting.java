package org.huimin.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.tasks.spi.TaskSupplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * Corrects an answer once it is too late to take it back: before and after, by whom and why, beside the answer and never
 * over it. Where the duty asks for it the correction counts only once the unit's head, or where there is none another
 * colleague of the desk, has approved it. It corrects the record; what a stage has made of the answer is the stage's.
 */
@Service
public class Correcting {

    private static final int REASON = 600;
    private static final int MOST = 100;
    private static final Set<String> PLAIN = Set.of("textfield", "textarea", "number", "datetime", "radio", "select");
    private static final Set<String> NEVER = Set.of("decision");

    private final WorkItems items;
    private final Rights rights;
    private final TaskForms forms;
    private final TaskSupplier supplier;
    private final People people;
    private final Set<String> leading;
    private final JdbcTemplate sql;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Correcting(WorkItems items, Rights rights, TaskForms forms, TaskSupplier supplier, People people,
               @Value("${huimin.unit-led-by:head}") Set<String> leading, JdbcTemplate sql, Clock clock, ApplicationEventPublisher facts) {
        this.items = items;
        this.rights = rights;
        this.forms = forms;
        this.supplier = supplier;
        this.people = people;
        this.leading = Set.copyOf(leading);
        this.sql = sql;
        this.clock = clock;
        this.facts = facts;
    }

    /** A field that may be corrected, with what stands now. */
    public record Entry(String field, String label, String value) { }

    /** What of this answer may be corrected. */
    public List<Entry> correctable(WorkItem item) {
        if (item.state() != WorkItem.State.DONE || item.personal()) {
            return List.of();
        }
        Map<String, String> standing = standing(item);
        return forms.fields(item).values().stream().filter(f -> PLAIN.contains(f.type()) && !NEVER.contains(f.key()) && !f.masked() && standing.containsKey(f.key()))
                .map(f -> new Entry(f.key(), f.label(), standing.get(f.key()))).toList();
    }

    /** @throws Refused invalid for a field or value the form does not take, forbidden for whoever must keep away from it */
    @Act
    public void correct(Actor actor, String id, String field, String value, String reason) {
        WorkItem item = items.hold(id).filter(i -> rights.mayReach(actor, i) || actor.account().equals(i.doneBy()))
                .orElseThrow(() -> Refused.absent("没有这项待办，或者它不在您的办理范围内。"));
        Entry entry = correctable(item).stream().filter(e -> e.field().equals(field)).findFirst().orElseThrow(() ->
                Refused.invalid("correction.field", "field", field, "这一项不能更正：请从名单中选择填写过的内容；审批结论不能更正，须重新办理。"));
        rights.keepApartForGood(actor.account(), null, item);
        String why = Said.required("reason", "更正理由", reason, REASON);
        String after = Said.required("value", "更正为", value, 20_000);
        if (after.equals(entry.value())) {
            throw Refused.invalid("correction.same", "value", after, "更正后的内容与原来相同，没有需要更正的。");
        }
        Map<String, Object> corrected = new LinkedHashMap<>(items.answer(id));
        standing(item).forEach(corrected::put);
        corrected.put(field, after);
        forms.check(item, Answer.of(corrected)).orRefuse();
        if (of(item).stream().anyMatch(c -> c.state() == Correction.State.PROPOSED && c.field().equals(field))) {
            throw Refused.conflict("correction.waiting", "“" + entry.label() + "”已有一次更正在等待复核。");
        }
        boolean waits = supplier.brakes(item).contains(Brake.CORRECTION_APPROVED);
        String number = UUID.randomUUID().toString();
        sql.update("insert into work_correction values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", number, id, item.root().value(), item.unit(), field,
                entry.label(), entry.value(), after, why, actor.account(), actor.name(), Stamp.of(Stamp.now(clock)),
                (waits ? Correction.State.PROPOSED : Correction.State.VALID).name(), null, "", null, "");
        facts.publishEvent(new TaskFact.CorrectionRecorded(item.caseRef(), actor.account(), item.task(), id, number, field, waits));
    }

    /** @throws Refused absent for those of another unit, forbidden for whoever proposed it and for whoever does not lead the unit */
    @Act
    public void decide(Actor actor, String id, boolean approve, String remark) {
        Correction proposed = find(id);
        WorkItem item = items.hold(proposed.item()).filter(i -> i.unit().equals(actor.unit())).orElseThrow(Correcting::nothing);
        String said = approve && (remark == null || remark.isBlank()) ? "" : Said.required("remark", "复核意见", remark, REASON);
        if (!mayDecide(actor, item, proposed)) {
            throw Refused.forbidden("correction.not-yours", "更正须由本单位负责人复核，提出更正的人不能复核自己的更正。");
        }
        int decided = sql.update("update work_correction set state = ?, decided_by = ?, decided_by_name = ?, decided_at = ?, remark = ?"
                + " where id = ? and state = 'PROPOSED'", (approve ? Correction.State.VALID : Correction.State.REFUSED).name(), actor.account(),
                actor.name(), Stamp.of(Stamp.now(clock)), said, id);
        if (decided == 0) {
            throw Refused.conflict("correction.decided", "这次更正已由" + find(id).decidedBy() + "复核。");
        }
        facts.publishEvent(new TaskFact.CorrectionDecided(item.caseRef(), actor.account(), item.task(), item.id(), id, approve));
    }

    /** Proposed corrections that this person may decide, oldest first, at most 100. */
    public List<Correction> waitingFor(Actor actor) {
        return sql.query("select * from work_correction where unit = ? and state = 'PROPOSED' order by at, id limit " + MOST, Correcting::row, actor.unit())
                .stream().filter(c -> !c.account().equals(actor.account()))
                .filter(c -> leads(actor.groups(), actor.unit()) || items.find(c.item()).filter(item -> mayDecide(actor, item, c)).isPresent()).toList();
    }

    public List<Correction> of(WorkItem item) {
        return sql.query("select * from work_correction where work_item = ? order by at, id", Correcting::row, item.id());
    }

    public List<Correction> ofCase(CaseRef root) {
        return sql.query("select * from work_correction where root_ref = ? order by at, id", Correcting::row, root.root().value());
    }

    private boolean mayDecide(Actor actor, WorkItem item, Correction correction) {
        if (actor.account().equals(correction.account()) || !actor.unit().equals(item.unit())) {
            return false;
        }
        if (leads(actor.groups(), item.unit())) {
            return true;
        }
        boolean headless = people.byUnit().stream().filter(o -> o.unit().code().equals(item.unit())).flatMap(o -> o.people().stream())
                .filter(p -> !p.account().equals(correction.account())).map(Person::groups).noneMatch(g -> leads(g, item.unit()));
        return headless && actor.groups().contains(item.group());
    }

    private boolean leads(Set<String> groups, String unit) {
        return leading.stream().anyMatch(role -> groups.contains(unit + "-" + role));
    }

    /** The answer's words with every valid correction. */
    private Map<String, String> standing(WorkItem item) {
        Map<String, String> standing = new LinkedHashMap<>();
        items.answer(item.id()).forEach((key, value) -> {
            if (value instanceof String || value instanceof Number) {
                standing.put(key, value.toString());
            }
        });
        of(item).stream().filter(c -> c.state() == Correction.State.VALID).forEach(c -> standing.put(c.field(), c.after()));
        return standing;
    }

    private Correction find(String id) {
        return sql.query("select * from work_correction where id = ?", Correcting::row, id).stream().findFirst()
                .orElseThrow(Correcting::nothing);
    }

    private static Refused nothing() {
        return Refused.absent("没有这次更正，或者它不在您的办理范围内。");
    }

    private static Correction row(ResultSet rs, int n) throws SQLException {
        return new Correction(rs.getString("id"), rs.getString("work_item"), rs.getString("field"), rs.getString("label"), rs.getString("before_text"),
                rs.getString("after_text"), rs.getString("reason"), rs.getString("account"), rs.getString("name"), Stamp.read(rs, "at"),
                Correction.State.valueOf(rs.getString("state")), rs.getString("decided_by_name"), Stamp.read(rs, "decided_at"), rs.getString("remark"));
    }
}

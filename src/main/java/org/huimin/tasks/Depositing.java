package org.huimin.tasks;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a machine, which fills in no form, answers work that asks for files: it brings them one by one, and hands them in
 * once all are there. Until then whoever opens the work finds them in its form. Of what is refused nothing remains.
 */
@Service
public class Depositing {

    private static final int MOST = 100;

    private final Rights rights;
    private final WorkItems items;
    private final Deposits deposits;
    private final TaskForms forms;
    private final Desk desk;
    private final Clock clock;

    Depositing(Rights rights, WorkItems items, Deposits deposits, TaskForms forms, Desk desk, Clock clock) {
        this.rights = rights;
        this.items = items;
        this.deposits = deposits;
        this.forms = forms;
        this.desk = desk;
        this.clock = clock;
    }

    /** A file as it came. @param several whether the field takes more than one */
    public record Brought(String field, String name, String sha256, long bytes, boolean several) { }

    /** In the order in which they came. */
    public List<Deposit> of(WorkItem item) {
        return deposits.of(item.id());
    }

    /**
     * Keeps a file for the work; the same bytes under the same name are there already, other bytes take their place.
     *
     * @param content keeps the bytes and says what they put into the field
     * @throws Refused conflict where somebody has taken the work up, it is over, or the field takes one file and has another
     */
    @Transactional
    public Deposit bring(Actor machine, String id, Brought file, Function<WorkItem, String> content) {
        WorkItem item = untaken(machine, id);
        List<Deposit> there = deposits.of(id).stream().filter(d -> d.field().equals(file.field())).toList();
        Optional<Deposit> same = there.stream().filter(d -> d.name().equals(file.name())).findFirst();
        if (same.isPresent() && same.get().sha256().equals(file.sha256())) {
            return same.get();
        }
        if (same.isEmpty() && !file.several() && !there.isEmpty()) {
            throw Refused.conflict("deposit.one-file", "这一项只收一份文件，已有“" + there.get(0).name() + "”。请先撤回，或者用同一文件名重新送来。");
        }
        if (same.isEmpty() && there.size() >= MOST) {
            throw Refused.conflict("deposit.too-many", "这一项已有" + MOST + "份文件，不能再增加。请合并后再送。");
        }
        Deposit kept = new Deposit(file.field(), file.name(), file.sha256(), file.bytes(), content.apply(item),
                Instant.now(clock).truncatedTo(ChronoUnit.MICROS));
        deposits.save(id, kept, machine);
        return kept;
    }

    /** @throws Refused as {@link #bring}, and absent where there is no such file */
    @Transactional
    public void takeAway(Actor machine, String id, String field, String name) {
        untaken(machine, id);
        if (!deposits.remove(id, field, name)) {
            throw Refused.absent("这项待办中没有这份文件。");
        }
    }

    /**
     * Hands in what was brought, by the way a person's form goes.
     *
     * @param besides further fields of the form
     * @throws Refused as {@link Desk#deliver}
     */
    @Transactional
    public void handIn(Actor machine, String id, Map<String, Object> besides, String submitKey) {
        WorkItem item = items.hold(id).orElseThrow(Rights::nothing);
        desk.deliver(machine, id, answer(item, besides), submitKey);
    }

    /** The same once more, for a request that was repeated on its way. @throws Refused as {@link Desk#complete} */
    @Transactional
    public void repeat(Actor machine, WorkItem item, Map<String, Object> besides, String submitKey) {
        desk.complete(machine, item.id(), answer(item, besides), submitKey);
    }

    private Answer answer(WorkItem item, Map<String, Object> besides) {
        Map<String, Object> values = new LinkedHashMap<>(deposits.values(item.id(), forms.fields(item)));
        values.putAll(besides);
        return Answer.of(values);
    }

    private WorkItem untaken(Actor machine, String id) {
        WorkItem item = rights.reached(machine, id);
        if (item.state() == WorkItem.State.CLAIMED) {
            throw Refused.conflict("task.claimed", "“" + item.name() + "”已由" + item.assigneeName() + "签收。");
        }
        return item;
    }
}

package org.huimin.tasks;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.tasks.spi.TaskSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 成批办理, with brakes: agrees to several pieces of one task of one process with one opinion, each in a transaction of its
 * own and each told what became of it. Only for duties whose rule allows it; sending back needs a reason of its own.
 */
@Service
public class Batching {

    /** As many as one list shows. */
    public static final int MOST = 200;
    private static final Logger LOG = LoggerFactory.getLogger(Batching.class);
    private static final String AGREED = "APPROVED";

    private final Desk desk;
    private final WorkItems items;
    private final WorkLists lists;
    private final Rights rights;
    private final Reach reach;
    private final TaskSupplier supplier;
    private final TransactionTemplate each;

    Batching(Desk desk, WorkItems items, WorkLists lists, Rights rights, Reach reach, TaskSupplier supplier, PlatformTransactionManager transactions) {
        this.desk = desk;
        this.items = items;
        this.lists = lists;
        this.rights = rights;
        this.reach = reach;
        this.supplier = supplier;
        this.each = new TransactionTemplate(transactions);
    }

    public enum Result { DONE, HANDLED_ALREADY, REFUSED }

    /** What became of one piece. @param sentence why not; empty where it was done */
    public record Outcome(WorkItem item, Result result, String sentence) { }

    /** What of this task the person may decide at one stroke, most urgent first. */
    public List<WorkItem> choice(Actor actor, String process, String task) {
        return Stream.concat(reach.mine(actor, true).stream(), reach.open(actor, true).stream()).map(tray -> tray.and("process = ? and task = ?", process, task))
                .flatMap(tray -> lists.page(List.of(tray), Filter.NONE, null, MOST).stream()).filter(this::inBatch).limit(MOST).toList();
    }

    public boolean inBatch(WorkItem item) {
        return supplier.brakes(item).contains(Brake.IN_BATCH);
    }

    /**
     * @throws Refused absent for one of another desk; invalid for none, too many, or pieces of different tasks; forbidden
     *                 where the duty does not allow it: then none is done
     */
    public List<Outcome> agree(Actor actor, List<String> ids, String opinion) {
        String said = Said.required("opinion", "办理意见", opinion, 1000);
        List<WorkItem> chosen = new LinkedHashSet<>(ids).stream().limit(MOST + 1).map(id -> items.find(id)
                .filter(item -> rights.mayReach(actor, item) || actor.account().equals(item.assignee()))
                .orElseThrow(() -> Refused.absent(WorkItem.NOT_HERE))).toList();
        if (chosen.isEmpty() || chosen.size() > MOST) {
            throw Refused.invalid("batch.size", "items", chosen.size(), chosen.isEmpty() ? "请至少选择一项。" : "一次最多办理" + MOST + "项。");
        }
        if (chosen.stream().map(i -> i.process() + " " + i.task()).distinct().count() > 1) {
            throw Refused.invalid("batch.one-step", "items", "", "成批办理只能选择同一流程的同一环节。");
        }
        if (!chosen.stream().allMatch(this::inBatch)) {
            throw Refused.forbidden("batch.not-allowed", "“" + chosen.get(0).name() + "”按规定须逐件办理，不能成批办理。");
        }
        return chosen.stream().map(item -> one(actor, item, said)).toList();
    }

    private Outcome one(Actor actor, WorkItem item, String opinion) {
        Map<String, Object> answer = new LinkedHashMap<>(Map.of("decision", AGREED, "opinion", opinion));
        try {
            each.executeWithoutResult(tx -> {
                desk.claim(actor, item.id());
                desk.complete(actor, item.id(), Answer.of(answer));
            });
            return new Outcome(item, Result.DONE, "");
        } catch (Refused no) {
            return new Outcome(item, no.kind() == Refused.Kind.CONFLICT ? Result.HANDLED_ALREADY : Result.REFUSED, no.getMessage());
        } catch (RuntimeException broken) {
            LOG.error("one of a batch failed: {}", item.id(), broken);
            return new Outcome(item, Result.REFUSED, "系统出错，这一项没有办理，请单独办理。");
        }
    }
}

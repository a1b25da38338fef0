package org.huimin.workflow.township;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Consumer;
import org.huimin.merchant.Recommending;
import org.huimin.merchant.WorkingListRegister;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.engine.Answering;
import org.springframework.stereotype.Component;

/** What a source's people answer: the officer lists, the head confirms. */
@Component
class TownshipTasks implements Answering {

    private final Recommending recommending;
    private final WorkingListRegister lists;

    TownshipTasks(Recommending recommending, WorkingListRegister lists) {
        this.recommending = recommending;
        this.lists = lists;
    }

    @Override
    public String process() {
        return "township";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "recommend-merchants", this::recommend,
                "confirm-recommendation", work -> {
                    if (work.answer().decision().equals("APPROVED")) {
                        recommending.confirm(work.actor(), work.programme(), work.context("unit"), round(work.item()));
                    } else {
                        recommending.giveBack(work.actor(), work.programme(), work.context("unit"), round(work.item()), work.text("opinion"));
                    }
                    return work.routing();
                });
    }

    /** The list itself is made beside the form; the answer names the version that was seen. */
    @Override
    public Map<String, Object> prefill(WorkItem item) {
        return item.task().equals("recommend-merchants")
                ? Map.of("list", lists.version(item.root(), item.context("unit"), round(item))) : Map.of();
    }

    @Override
    public Map<String, Consumer<Work>> takenBack() {
        return Map.of("recommend-merchants", work -> recommending.giveBack(work.actor(), work.programme(), work.context("unit"), round(work.item()),
                work.text("opinion")));
    }

    private Map<String, Object> recommend(Work work) {
        recommending.submit(work.actor(), work.programme(), work.context("unit"), round(work.item()), new BigDecimal(work.text("list")).intValue());
        return Map.of();
    }

    private static int round(WorkItem item) {
        return Integer.parseInt(item.context("round"));
    }
}

package org.huimin.workflow.township;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huimin.kernel.Refused;
import org.huimin.merchant.RecommendationRegister;
import org.huimin.merchant.RecommendationRegister.RecommendationView;
import org.huimin.merchant.RecommendationRegister.State;
import org.huimin.merchant.Recommending;
import org.huimin.merchant.ShopEntry;
import org.huimin.merchant.ShopList;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.engine.Answering;
import org.springframework.stereotype.Component;

/** What a source's people answer: the officer lists, the head confirms. */
@Component
class TownshipTasks implements Answering {

    private static final String HEADING = "名称\t统一社会信用代码\t行业\t地址\t是否四上\t联系电话";

    private final Recommending recommending;
    private final RecommendationRegister recommendations;
    private final Inbox inbox;

    TownshipTasks(Recommending recommending, RecommendationRegister recommendations, Inbox inbox) {
        this.recommending = recommending;
        this.recommendations = recommendations;
        this.inbox = inbox;
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

    @Override
    public Map<String, Object> prefill(WorkItem item) {
        if (!item.task().equals("recommend-merchants")) {
            return Map.of();
        }
        return Map.of("shops", unsent(item).orElseGet(() -> text(recommendations.start(item.root(), item.context("unit"), round(item)))));
    }

    /** As it was typed, right or wrong, where the unit's time ran out on the round before and nothing was submitted since. */
    private Optional<String> unsent(WorkItem item) {
        if (state(item, round(item)) != State.OPEN) {
            return Optional.empty();
        }
        int before = round(item) - 1;
        while (before > 0 && state(item, before) == null) {
            before--;
        }
        return before == 0 || state(item, before) != State.EXPIRED ? Optional.empty()
                : inbox.unsent(item.root(), item.task(), item.unit(), Map.of("round", String.valueOf(before)))
                        .map(draft -> draft.values().get("shops")).map(Object::toString).filter(typed -> !typed.isBlank());
    }

    private State state(WorkItem item, int round) {
        return recommendations.get(item.root(), item.context("unit"), round).map(RecommendationView::state).orElse(null);
    }

    private static String text(List<ShopEntry> entries) {
        return entries.isEmpty() ? "" : entries.stream().map(TownshipTasks::row).collect(Collectors.joining("\n", HEADING + "\n", ""));
    }

    private Map<String, Object> recommend(Work work) {
        ShopList list = ShopList.parse(work.text("shops"));
        if (!list.faults().isEmpty()) {
            throw Refused.invalid(list.faults());
        }
        recommending.submit(work.actor(), work.programme(), work.context("unit"), round(work.item()), list.entries());
        return Map.of();
    }

    private static String row(ShopEntry e) {
        return String.join("\t", e.name(), e.creditCode(), e.industry(), e.address(), e.aboveThreshold() ? "是" : "否", e.phone());
    }

    private static int round(WorkItem item) {
        return Integer.parseInt(item.context("round"));
    }
}

package org.huimin.workflow.township;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.kernel.Refused;
import org.huimin.merchant.RecommendationRegister;
import org.huimin.merchant.Recommending;
import org.huimin.merchant.ShopEntry;
import org.huimin.merchant.ShopList;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.engine.Answering;
import org.springframework.stereotype.Component;

/** What a source's people answer: the officer lists, the head confirms. */
@Component
class TownshipTasks implements Answering {

    private static final String HEADING = "名称\t统一社会信用代码\t行业\t地址\t是否四上\t联系电话";

    private final Recommending recommending;
    private final RecommendationRegister recommendations;

    TownshipTasks(Recommending recommending, RecommendationRegister recommendations) {
        this.recommending = recommending;
        this.recommendations = recommendations;
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
        List<ShopEntry> start = recommendations.start(item.root(), item.context("unit"), round(item));
        return Map.of("shops", start.isEmpty() ? "" : start.stream().map(TownshipTasks::row).collect(Collectors.joining("\n", HEADING + "\n", "")));
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

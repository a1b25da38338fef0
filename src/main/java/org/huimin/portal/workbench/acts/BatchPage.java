package org.huimin.portal.workbench.acts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.merchant.RecommendationRegister;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.tasks.Batching;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 成批办理: which pieces, what they come to, one opinion, and afterwards what became of each. */
@Controller
class BatchPage {

    private final Batching batching;
    private final RecommendationRegister recommendations;
    private final ProgrammeRegister programmes;

    BatchPage(Batching batching, RecommendationRegister recommendations, ProgrammeRegister programmes) {
        this.batching = batching;
        this.recommendations = recommendations;
        this.programmes = programmes;
    }

    @GetMapping("/desk/batch")
    String choose(Actor actor, @RequestParam String process, @RequestParam String task, Model model) {
        list(actor, process, task, List.of(), "", model);
        return "workbench/acts/batch";
    }

    @PostMapping("/desk/batch")
    String agree(Actor actor, @RequestParam String process, @RequestParam String task, @RequestParam(required = false) List<String> items,
                 @RequestParam(defaultValue = "") String opinion, Model model) {
        List<String> chosen = items == null ? List.of() : items;
        try {
            List<Batching.Outcome> outcomes = batching.agree(actor, chosen, opinion);
            model.addAttribute("outcomes", outcomes);
            model.addAttribute("done", outcomes.stream().filter(o -> o.result() == Batching.Result.DONE).count());
            return "workbench/acts/batch-done";
        } catch (Refused no) {
            if (no.kind() == Refused.Kind.ABSENT) {
                throw no;
            }
            model.addAttribute("refusedReasons", no.reasons());
            list(actor, process, task, chosen, opinion, model);
            return "workbench/acts/batch";
        }
    }

    private void list(Actor actor, String process, String task, List<String> chosen, String opinion, Model model) {
        List<WorkItem> items = batching.choice(actor, process, task);
        Map<String, Integer> shops = shops(items);
        model.addAttribute("items", items);
        model.addAttribute("programmeNames", programmes.names(items.stream().map(WorkItem::root).distinct().toList()));
        model.addAttribute("process", process);
        model.addAttribute("task", task);
        model.addAttribute("chosen", chosen.isEmpty() ? items.stream().map(WorkItem::id).toList() : new ArrayList<>(chosen));
        model.addAttribute("opinion", opinion);
        model.addAttribute("shops", shops);
        model.addAttribute("sum", shops.values().stream().mapToInt(Integer::intValue).sum());
    }

    /** Where it is about lists of shops, how many each holds. */
    private Map<String, Integer> shops(List<WorkItem> items) {
        Map<String, Integer> shops = new LinkedHashMap<>();
        items.stream().filter(i -> i.task().equals("confirm-recommendation")).forEach(i -> recommendations.get(i.root(), i.context("unit"),
                Integer.parseInt(i.context("round"))).ifPresent(list -> shops.put(i.id(), list.shops())));
        return shops;
    }
}

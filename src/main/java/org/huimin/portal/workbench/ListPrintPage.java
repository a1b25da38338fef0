package org.huimin.portal.workbench;

import java.time.Clock;
import java.util.List;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.merchant.RecommendationRegister;
import org.huimin.merchant.RecommendationRegister.RecommendedShop;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A source's submitted list on paper, for signature and seal; without telephone numbers. */
@Controller
class ListPrintPage {

    private final Inbox inbox;
    private final RecommendationRegister recommendations;
    private final ProgrammeRegister programmes;
    private final Clock clock;

    ListPrintPage(Inbox inbox, RecommendationRegister recommendations, ProgrammeRegister programmes, Clock clock) {
        this.inbox = inbox;
        this.recommendations = recommendations;
        this.programmes = programmes;
        this.clock = clock;
    }

    @GetMapping("/desk/{id}/print")
    String print(Actor actor, @PathVariable String id, Model model) {
        WorkItem item = inbox.get(actor, id);
        if (!item.process().equals("township")) {
            throw Refused.absent("这项待办没有可打印的名单。");
        }
        ProgrammeSpec spec = programmes.spec(item.root());
        String unit = item.context("unit");
        int round = Integer.parseInt(item.context("round"));
        List<RecommendedShop> shops = recommendations.shops(item.root(), unit, round);
        model.addAttribute("item", item);
        model.addAttribute("programme", programmes.view(item.root()));
        model.addAttribute("unit", spec.unit(unit));
        model.addAttribute("round", round);
        model.addAttribute("list", recommendations.get(item.root(), unit, round).orElse(null));
        model.addAttribute("shops", shops);
        model.addAttribute("above", shops.stream().filter(s -> s.entry().aboveThreshold()).count());
        model.addAttribute("industryNames", Names.industries(spec));
        model.addAttribute("printed", clock.instant());
        return "workbench/list-print";
    }
}

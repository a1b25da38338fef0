package org.huimin.portal.workbench;

import java.util.List;
import org.huimin.kernel.CaseRef;
import org.huimin.merchant.RecommendationRegister;
import org.huimin.merchant.RecommendationRegister.RecommendedShop;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** How many shops the township owes, and the list as it was handed in. */
@Component
class RecommendationPanel implements Panel {

    private final RecommendationRegister recommendations;
    private final ProgrammeRegister programmes;

    RecommendationPanel(RecommendationRegister recommendations, ProgrammeRegister programmes) {
        this.recommendations = recommendations;
        this.programmes = programmes;
    }

    @Override
    public boolean suits(WorkItem item) {
        return item.process().equals("township");
    }

    @Override
    public String template() {
        return "recommendation";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        CaseRef programme = item.root();
        String unit = item.context("unit");
        int round = Integer.parseInt(item.context().getOrDefault("round", "1"));
        ProgrammeSpec spec = programmes.spec(programme);
        model.addAttribute("recommendation", recommendations.get(programme, unit, round).orElse(null));
        List<RecommendedShop> shops = recommendations.shops(programme, unit, round);
        model.addAttribute("shops", shops);
        model.addAttribute("doubts", shops.stream().filter(RecommendedShop::doubtful).toList());
        model.addAttribute("industryNames", Names.industries(spec));
        model.addAttribute("wanted", spec.merchants().sources().stream().filter(s -> s.unit().equals(unit))
                .flatMap(s -> s.industries().stream()).distinct().map(i -> Names.industries(spec).getOrDefault(i, i)).toList());
    }
}

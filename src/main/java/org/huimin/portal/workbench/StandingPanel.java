package org.huimin.portal.workbench;

import java.util.Optional;
import org.huimin.merchant.ChangingStanding;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.merchant.RecommendationRegister.RecommendedShop;
import org.huimin.merchant.Replacing;
import org.huimin.merchant.StandingChange;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What is asked about a shop's standing, with reason, evidence and what the merchant said to it. */
@Component
class StandingPanel implements Panel {

    private final ChangingStanding standing;
    private final Replacing replacing;
    private final MerchantDirectory directory;
    private final ProgrammeRegister programmes;

    StandingPanel(ChangingStanding standing, Replacing replacing, MerchantDirectory directory, ProgrammeRegister programmes) {
        this.standing = standing;
        this.replacing = replacing;
        this.directory = directory;
        this.programmes = programmes;
    }

    @Override
    public boolean suits(WorkItem item) {
        return item.process().equals("standing") || item.process().equals("replacement");
    }

    @Override
    public String template() {
        return "standing";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        StandingChange change = standing.get(item.root(), item.context("change"));
        model.addAttribute("change", change);
        model.addAttribute("shop", directory.store(item.root(), change.storeId()).orElseThrow());
        model.addAttribute("unitNames", Names.units(programmes.spec(item.root())));
        model.addAttribute("industryNames", Names.industries(programmes.spec(item.root())));
        Optional<RecommendedShop> proposed = replacing.proposed(item.root(), change);
        model.addAttribute("proposed", proposed.map(RecommendedShop::entry).orElse(null));
        model.addAttribute("licence", proposed.map(RecommendedShop::licence).orElse(null));
    }
}

package org.huimin.portal.workbench;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huimin.campaign.CampaignRegister;
import org.huimin.campaign.ReportView;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What a platform last said of a day, what the checks found in it, and what was answered. */
@Component
class DailyPanel implements Panel {

    private final CampaignRegister campaign;
    private final ProgrammeRegister programmes;

    DailyPanel(CampaignRegister campaign, ProgrammeRegister programmes) {
        this.campaign = campaign;
        this.programmes = programmes;
    }

    @Override
    public boolean suits(WorkItem item) {
        return item.process().equals("daily");
    }

    @Override
    public String template() {
        return "daily";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        ProgrammeSpec spec = programmes.spec(item.root());
        Optional<ReportView> report = campaign.day(item.root(), Integer.parseInt(item.context("phase")), item.context("platform"),
                LocalDate.parse(item.context("day")));
        model.addAttribute("report", report.orElse(null));
        model.addAttribute("findings", report.map(campaign::findings).orElse(List.of()));
        model.addAttribute("figures", report.map(campaign::figures).orElse(List.of()));
        model.addAttribute("industryNames", Names.industries(spec));
    }
}

package org.huimin.portal.workbench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huimin.campaign.CampaignRegister;
import org.huimin.campaign.LaunchView;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the offices sign before anything is issued: the platforms' rules, who was not ready and what was put right since; and the outreach. A platform reads its own rules only. */
@Component
class LaunchPanel implements Panel {

    private final CampaignRegister campaign;
    private final ProgrammeRegister programmes;
    private final OutreachPanel outreach;

    LaunchPanel(CampaignRegister campaign, ProgrammeRegister programmes, OutreachPanel outreach) {
        this.campaign = campaign;
        this.programmes = programmes;
        this.outreach = outreach;
    }

    @Override
    public boolean suits(WorkItem item) {
        return item.process().equals("launch");
    }

    @Override
    public String template() {
        return "launch";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        ProgrammeSpec spec = programmes.spec(item.root());
        Optional<LaunchView> launch = campaign.launch(item.root());
        String own = item.context().get("platform");
        model.addAttribute("rules", launch.map(LaunchPanel::latest).orElse(List.of()).stream()
                .filter(rules -> !item.task().equals("submit-rules") || rules.platform().equals(own)).toList());
        model.addAttribute("unready", launch.map(l -> l.checks().stream().filter(check -> !check.ready()).toList()).orElse(List.of()));
        model.addAttribute("remedies", launch.map(LaunchView::remedies).orElse(List.of()));
        model.addAttribute("platformNames", Names.platforms(spec));
        model.addAttribute("unitNames", Names.units(spec));
        if (item.task().equals("check-launch")) {
            outreach.fill(item, model);
        }
    }

    /** Each platform's last. */
    private static List<LaunchView.Rules> latest(LaunchView launch) {
        Map<String, LaunchView.Rules> last = launch.rules().stream().collect(Collectors.toMap(LaunchView.Rules::platform, Function.identity(), (earlier, later) -> later));
        return launch.rules().stream().filter(rules -> last.get(rules.platform()) == rules).toList();
    }
}

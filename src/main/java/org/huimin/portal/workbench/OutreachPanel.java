package org.huimin.portal.workbench;

import java.util.Map;
import org.huimin.campaign.OutreachBoard;
import org.huimin.campaign.OutreachView;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What a unit is to do to tell people of the programme; and at the close, what of it is missing. */
@Component
class OutreachPanel implements Panel {

    private final OutreachBoard board;
    private final ProgrammeRegister programmes;

    OutreachPanel(OutreachBoard board, ProgrammeRegister programmes) {
        this.board = board;
        this.programmes = programmes;
    }

    @Override
    public boolean suits(WorkItem item) {
        return item.process().equals("outreach");
    }

    @Override
    public String template() {
        return "outreach";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        ProgrammeSpec spec = programmes.spec(item.root());
        OutreachView view = board.of(item.root());
        Map<String, String> units = Names.units(spec);
        boolean asks = item.process().equals("outreach") && !item.task().equals("close-outreach");
        model.addAttribute("outreach", view);
        model.addAttribute("channels", asks ? spec.channelsOf(item.unit()) : null);
        model.addAttribute("missing", view.missing().stream().map(line -> OutreachRow.of(line, units, false)).toList());
        model.addAttribute("overseesOutreach", item.unit().equals(spec.unitsHolding("close-outreach").stream().findFirst().orElse(null)));
    }
}

package org.huimin.portal.workbench;

import org.huimin.programme.ProgrammeRegister;
import org.huimin.supervision.OpinionRegister;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The supervision opinion that is to be answered, with every answer so far. */
@Component
class SupervisionPanel implements Panel {

    private final OpinionRegister opinions;
    private final ProgrammeRegister programmes;

    SupervisionPanel(OpinionRegister opinions, ProgrammeRegister programmes) {
        this.opinions = opinions;
        this.programmes = programmes;
    }

    @Override
    public boolean suits(WorkItem item) {
        return item.process().equals("supervision");
    }

    @Override
    public String template() {
        return "opinion";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        model.addAttribute("opinion", opinions.find(item.caseRef()).orElseThrow());
        model.addAttribute("unitNames", Names.units(programmes.spec(item.root())));
    }
}

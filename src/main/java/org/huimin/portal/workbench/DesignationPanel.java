package org.huimin.portal.workbench;

import org.huimin.programme.ProgrammeRegister;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Which platform is to be named without a selection, with which pool, and why. */
@Component
class DesignationPanel implements Panel {

    private final ProgrammeRegister programmes;

    DesignationPanel(ProgrammeRegister programmes) {
        this.programmes = programmes;
    }

    @Override
    public boolean suits(WorkItem item) {
        return item.process().equals("designation");
    }

    @Override
    public String template() {
        return "designation";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        model.addAttribute("spec", programmes.spec(item.root()));
    }
}

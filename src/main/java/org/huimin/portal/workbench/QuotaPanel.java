package org.huimin.portal.workbench;

import org.huimin.merchant.QuotaBoard;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** How far each source has come with its quota, and how many shops are still missing. */
@Component
class QuotaPanel implements Panel {

    private final QuotaBoard board;
    private final ProgrammeRegister programmes;

    QuotaPanel(QuotaBoard board, ProgrammeRegister programmes) {
        this.board = board;
        this.programmes = programmes;
    }

    @Override
    public boolean suits(WorkItem item) {
        return item.process().equals("solicitation");
    }

    @Override
    public String template() {
        return "quota";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        model.addAttribute("tally", board.board(item.root()));
        model.addAttribute("unitNames", Names.units(programmes.spec(item.root())));
    }
}

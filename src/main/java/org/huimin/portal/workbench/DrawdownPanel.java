package org.huimin.portal.workbench;

import org.huimin.programme.ProgrammeRegister;
import org.huimin.settlement.SettlementRegister;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What may be drawn for the phase, and what was asked for and paid so far. */
@Component
class DrawdownPanel implements Panel {

    private final SettlementRegister settlement;
    private final ProgrammeRegister programmes;

    DrawdownPanel(SettlementRegister settlement, ProgrammeRegister programmes) {
        this.settlement = settlement;
        this.programmes = programmes;
    }

    @Override
    public boolean suits(WorkItem item) {
        return item.task().equals("request-drawdown") || item.task().equals("pay-drawdown");
    }

    @Override
    public String template() {
        return "drawdown";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        int phase = Integer.parseInt(item.context("phase"));
        model.addAttribute("spec", programmes.spec(item.root()));
        model.addAttribute("phase", phase);
        model.addAttribute("due", settlement.drawdownDue(item.root(), phase));
        model.addAttribute("drawdowns", settlement.drawdowns(item.root()));
    }
}

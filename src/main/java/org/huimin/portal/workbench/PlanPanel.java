package org.huimin.portal.workbench;

import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.portal.layout.VoucherTable;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The plan: what it grants with its totals, what it rests on, and what was said about it so far. */
@Component
class PlanPanel implements Panel {

    private final ProgrammeRegister programmes;

    PlanPanel(ProgrammeRegister programmes) {
        this.programmes = programmes;
    }

    @Override
    public boolean suits(WorkItem item) {
        return item.process().equals("plan");
    }

    @Override
    public String template() {
        return "plan";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        ProgrammeSpec spec = programmes.spec(item.root());
        model.addAttribute("spec", spec);
        model.addAttribute("table", VoucherTable.of(spec));
        model.addAttribute("plan", programmes.planOf(item.root()));
        model.addAttribute("unitNames", spec.units().stream().collect(Collectors.toMap(ProgrammeSpec.Unit::code, ProgrammeSpec.Unit::shortName)));
    }
}

package org.huimin.portal.workbench;

import java.util.List;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.settlement.SettlementRegister;
import org.huimin.settlement.StatementView;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The statement of the whole programme, its equations, and what each platform gives back. */
@Component
class StatementPanel implements Panel {

    private final SettlementRegister settlement;
    private final ProgrammeRegister programmes;

    StatementPanel(SettlementRegister settlement, ProgrammeRegister programmes) {
        this.settlement = settlement;
        this.programmes = programmes;
    }

    /** What one platform has to give back. */
    record Owing(String name, StatementView.OfPlatform of) { }

    @Override
    public boolean suits(WorkItem item) {
        return item.process().equals("closing") || item.process().equals("refund");
    }

    @Override
    public String template() {
        return "statement";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        ProgrammeSpec spec = programmes.spec(item.root());
        StatementView statement = settlement.statement(item.root()).orElse(null);
        model.addAttribute("statement", statement);
        model.addAttribute("differences", statement == null ? List.of()
                : DifferenceRow.of(statement.variances(), Names.platforms(spec), Names.vouchers(spec), Names.phases(spec)));
        model.addAttribute("owing", statement == null || !item.process().equals("refund") ? null : statement.platforms().stream()
                .filter(p -> p.platform().equals(item.context("platform"))).findFirst()
                .map(p -> new Owing(Names.platforms(spec).getOrDefault(p.platform(), p.platform()), p)).orElse(null));
        model.addAttribute("refunds", settlement.refunds(item.root()).stream()
                .filter(r -> !item.context().containsKey("platform") || r.platform().equals(item.context("platform"))).toList());
        model.addAttribute("platformNames", Names.platforms(spec));
    }
}

package org.huimin.portal.workbench;

import java.util.List;
import java.util.Set;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.settlement.DrawdownView;
import org.huimin.settlement.DrawingDown;
import org.huimin.settlement.Payee;
import org.huimin.settlement.SettlementRegister;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * What may be paid, what was asked for and paid so far, and the account. Whoever enters it a second time is shown nothing
 * of the first entry; whoever pays, and nobody else, sees the whole number.
 */
@Component
class DrawdownPanel implements Panel {

    private static final Set<String> PROCESSES = Set.of("payment", "transfer");

    private final SettlementRegister settlement;
    private final ProgrammeRegister programmes;

    DrawdownPanel(SettlementRegister settlement, ProgrammeRegister programmes) {
        this.settlement = settlement;
        this.programmes = programmes;
    }

    @Override
    public boolean suits(WorkItem item) {
        return PROCESSES.contains(item.process());
    }

    @Override
    public String template() {
        return "drawdown";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        ProgrammeSpec spec = programmes.spec(item.root());
        int phase = Integer.parseInt(item.context().getOrDefault("phase", String.valueOf(DrawingDown.CLOSING)));
        List<DrawdownView> drawdowns = settlement.drawdowns(item.root());
        boolean asking = item.task().equals("request-drawdown");
        boolean paying = item.task().equals("pay-drawdown");
        String platform = item.context().get("platform");
        model.addAttribute("spec", spec);
        model.addAttribute("due", asking && item.isOpen() ? settlement.drawdownDue(item.root(), phase) : null);
        model.addAttribute("part", asking ? null : drawdowns.stream().filter(d -> d.phase() == phase).flatMap(d -> d.payees().stream())
                .filter(p -> p.platform().equals(platform)).reduce((first, second) -> second).map(Payee::amount).orElse(null));
        model.addAttribute("payTo", platform == null ? null : Names.platforms(spec).get(platform));
        model.addAttribute("drawdowns", item.task().equals("check-account") ? List.of() : drawdowns);
        model.addAttribute("account", paying ? settlement.accounts(item.root()).stream().filter(a -> a.platform().equals(platform))
                .findFirst().orElse(null) : null);
        model.addAttribute("wholeNumber", paying && item.isOpen() && Boolean.TRUE.equals(model.getAttribute("mine"))
                ? settlement.accountToPay(item.root(), platform).map(DrawdownPanel::inFours).orElse(null) : null);
        model.addAttribute("blind", item.task().equals("check-account"));
        model.addAttribute("again", item.task().equals("enter-account") ? settlement.accounts(item.root()).stream()
                .filter(a -> a.platform().equals(platform)).findFirst().map(a -> a.state().name()).orElse(null) : null);
        model.addAttribute("platformNames", Names.platforms(spec));
        model.addAttribute("phaseNames", Names.phases(spec));
        model.addAttribute("crossings", BudgetYear.crossings(spec));
    }

    /** As people read a number aloud from a card. */
    private static String inFours(String number) {
        return number.replaceAll("(\\d{4})(?=\\d)", "$1 ");
    }
}

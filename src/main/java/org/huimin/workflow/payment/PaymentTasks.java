package org.huimin.workflow.payment;

import java.util.Map;
import org.huimin.kernel.Money;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.settlement.DrawingDown;
import org.huimin.settlement.DrawingDown.Budget;
import org.huimin.settlement.SettlementRegister;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.engine.Answering;
import org.huimin.workflow.engine.Files;
import org.springframework.stereotype.Component;

/** What people answer where money is asked for. */
@Component
class PaymentTasks implements Answering {

    private final DrawingDown drawing;
    private final ProgrammeRegister programmes;
    private final SettlementRegister settlements;

    PaymentTasks(DrawingDown drawing, ProgrammeRegister programmes, SettlementRegister settlements) {
        this.drawing = drawing;
        this.programmes = programmes;
        this.settlements = settlements;
    }

    @Override
    public String process() {
        return "payment";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of("request-drawdown", work -> {
            drawing.request(work.actor(), work.programme(), phase(work.item()), Money.of(work.text("amount")), new Budget(
                    work.text("budgetDocument"), Files.in(work.answer(), "budgetPaper").stream().findFirst().orElse(null), work.text("subject")));
            return Map.of();
        });
    }

    @Override
    public Map<String, Object> prefill(WorkItem item) {
        return Map.of("amount", settlements.drawdownDue(item.root(), phase(item)).toString(),
                "subject", programmes.spec(item.root()).funding().subject());
    }

    private static int phase(WorkItem item) {
        return Integer.parseInt(item.context().getOrDefault("phase", String.valueOf(DrawingDown.CLOSING)));
    }
}

package org.huimin.workflow.phase;

import java.time.LocalDate;
import java.util.Map;
import org.huimin.kernel.Money;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.settlement.DrawingDown;
import org.huimin.settlement.SettlementRegister;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.engine.Answering;
import org.springframework.stereotype.Component;

/** What people answer before a phase opens: the money is asked for and paid. */
@Component
class PhaseTasks implements Answering {

    private final DrawingDown drawing;
    private final ProgrammeRegister programmes;
    private final SettlementRegister settlements;

    PhaseTasks(DrawingDown drawing, ProgrammeRegister programmes, SettlementRegister settlements) {
        this.drawing = drawing;
        this.programmes = programmes;
        this.settlements = settlements;
    }

    @Override
    public String process() {
        return "phase";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "request-drawdown", work -> {
                    drawing.request(work.actor(), work.programme(), work.phase(), Money.of(work.text("amount")),
                            work.text("budgetDocument"), work.text("subject"));
                    return Map.of();
                },
                "pay-drawdown", work -> {
                    drawing.pay(work.actor(), work.programme(), work.phase(), Boolean.TRUE.equals(work.answer().values().get("accountConfirmed")),
                            work.text("voucherNumber"), work.text("receiptNumber"), LocalDate.parse(work.text("paidOn")));
                    return Map.of();
                });
    }

    @Override
    public Map<String, Object> prefill(WorkItem item) {
        if (!item.task().equals("request-drawdown")) {
            return Map.of();
        }
        return Map.of("amount", settlements.drawdownDue(item.root(), Integer.parseInt(item.context("phase"))).toString(),
                "subject", programmes.spec(item.root()).funding().subject());
    }
}

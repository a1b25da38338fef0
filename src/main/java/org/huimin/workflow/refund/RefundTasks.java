package org.huimin.workflow.refund;

import java.time.LocalDate;
import java.util.Map;
import org.huimin.kernel.Money;
import org.huimin.settlement.Refunding;
import org.huimin.workflow.engine.Answering;
import org.springframework.stereotype.Component;

/** What people answer where the rest goes back to the treasury. */
@Component
class RefundTasks implements Answering {

    private final Refunding refunding;

    RefundTasks(Refunding refunding) {
        this.refunding = refunding;
    }

    @Override
    public String process() {
        return "refund";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "return-funds", work -> {
                    refunding.giveBack(work.actor(), work.programme(), work.context("platform"), Money.of(work.text("amount")),
                            work.text("reference"), LocalDate.parse(work.text("returnedOn")));
                    return Map.of();
                },
                "confirm-receipt", work -> {
                    refunding.confirmReceipt(work.actor(), work.programme(), work.context("platform"), Money.of(work.text("amount")),
                            work.text("receiptNumber"), LocalDate.parse(work.text("receivedOn")));
                    return Map.of();
                },
                "resolve-mismatch", work -> {
                    refunding.resolve(work.actor(), work.programme(), work.context("platform"),
                            Refunding.Resolution.valueOf(work.answer().decision()), work.text("opinion"));
                    return Map.of();
                });
    }
}

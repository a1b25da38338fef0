package org.huimin.workflow.closing;

import java.util.Map;
import org.huimin.kernel.Money;
import org.huimin.ledger.FileKind;
import org.huimin.settlement.Decision;
import org.huimin.settlement.SettlingProgramme;
import org.huimin.workflow.engine.Answering;
import org.huimin.workflow.engine.Files;
import org.huimin.workflow.settlement.LedgerFigures;
import org.springframework.stereotype.Component;

/** What people answer where the whole programme is settled. */
@Component
class ClosingTasks implements Answering {

    private final SettlingProgramme settling;
    private final LedgerFigures ledger;

    ClosingTasks(SettlingProgramme settling, LedgerFigures ledger) {
        this.settling = settling;
        this.ledger = ledger;
    }

    @Override
    public String process() {
        return "closing";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "submit-refunds", work -> {
                    ledger.restate(work.actor(), work.programme(), work.context("platform"), null);
                    for (FileKind kind : new FileKind[] {FileKind.REFUNDS, FileKind.BANK}) {
                        ledger.receive(work.actor(), work.programme(), work.context("platform"), null, kind, work.answer());
                    }
                    return Map.of();
                },
                "explain-difference", work -> {
                    settling.explain(work.actor(), work.programme(), decision(work), work.text("opinion"));
                    return work.routing();
                },
                "submit-report", work -> {
                    settling.submitReport(work.actor(), work.programme(), work.context("platform"), Money.of(work.text("paid")),
                            Money.of(work.text("returned")), work.text("report"),
                            Files.in(work.answer(), "attachment").stream().findFirst().orElse(null));
                    return Map.of();
                },
                "review-statement", work -> {
                    settling.review(work.actor(), work.programme(), decision(work), work.text("opinion"));
                    return work.routing();
                });
    }

    private static Decision decision(Work work) {
        return Decision.valueOf(work.answer().decision());
    }
}

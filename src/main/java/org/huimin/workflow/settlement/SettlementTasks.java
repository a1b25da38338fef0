package org.huimin.workflow.settlement;

import java.util.Map;
import org.huimin.ledger.FileKind;
import org.huimin.settlement.Decision;
import org.huimin.settlement.SettlingPhase;
import org.huimin.workflow.engine.Answering;
import org.springframework.stereotype.Component;

/** What people answer where a phase is settled. */
@Component
class SettlementTasks implements Answering {

    private final SettlingPhase settling;
    private final LedgerFigures ledger;

    SettlementTasks(SettlingPhase settling, LedgerFigures ledger) {
        this.settling = settling;
        this.ledger = ledger;
    }

    @Override
    public String process() {
        return "settlement";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "submit-ledger", this::submit,
                "explain-difference", work -> {
                    settling.explain(work.actor(), work.programme(), work.phase(), decision(work), work.text("opinion"));
                    return work.routing();
                },
                "review-settlement", work -> {
                    settling.review(work.actor(), work.programme(), work.phase(), decision(work), work.text("opinion"));
                    return work.routing();
                },
                "approve-rollover", work -> {
                    settling.approveRollover(work.actor(), work.programme(), work.phase(), decision(work), work.text("opinion"));
                    return work.routing();
                },
                "confirm-rollover", work -> {
                    settling.confirmRollover(work.actor(), work.programme(), work.phase(), decision(work), work.text("opinion"));
                    return work.routing();
                });
    }

    private Map<String, Object> submit(Work work) {
        ledger.restate(work.actor(), work.programme(), work.context("platform"), work.phase());
        for (FileKind kind : new FileKind[] {FileKind.CLAIMS, FileKind.REDEMPTIONS, FileKind.REFUNDS, FileKind.BANK}) {
            ledger.receive(work.actor(), work.programme(), work.context("platform"), work.phase(), kind, work.answer());
        }
        return Map.of();
    }

    private static Decision decision(Work work) {
        return Decision.valueOf(work.answer().decision());
    }
}

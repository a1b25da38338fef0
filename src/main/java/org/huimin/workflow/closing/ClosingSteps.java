package org.huimin.workflow.closing;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.kernel.CaseRef;
import org.huimin.ledger.Judgement;
import org.huimin.settlement.BankFigures;
import org.huimin.settlement.DrawingDown;
import org.huimin.settlement.PhaseFigures;
import org.huimin.settlement.SettlementRegister;
import org.huimin.settlement.SettlingProgramme;
import org.huimin.settlement.StatementView;
import org.huimin.settlement.VarianceTolerance;
import org.huimin.workflow.engine.Scope;
import org.huimin.workflow.settlement.LedgerFigures;
import org.springframework.stereotype.Component;

/** What the diagram of the final settlement asks for. */
@Component
public class ClosingSteps {

    private final SettlingProgramme settling;
    private final LedgerFigures ledger;
    private final VarianceTolerance tolerance;
    private final SettlementRegister settlements;

    ClosingSteps(SettlingProgramme settling, LedgerFigures ledger, VarianceTolerance tolerance, SettlementRegister settlements) {
        this.settling = settling;
        this.ledger = ledger;
        this.tolerance = tolerance;
        this.settlements = settlements;
    }

    public List<String> platforms(DelegateExecution execution) {
        return ledger.platforms(Scope.programme(execution));
    }

    public void judge(DelegateExecution execution) {
        CaseRef programme = Scope.programme(execution);
        List<PhaseFigures> figures = new ArrayList<>();
        List<BankFigures> bank = new ArrayList<>();
        for (String platform : ledger.platforms(programme)) {
            Judgement judgement = ledger.judge(programme, platform);
            figures.addAll(ledger.phases(programme, platform, judgement));
            if (judgement.bank() != null) {
                bank.add(BankFigures.of(platform, judgement.bank()));
            }
        }
        execution.setVariable("mismatch", settling.judge(programme, figures, bank, tolerance).mismatch());
    }

    public void balance(DelegateExecution execution) {
        settling.balance(Scope.programme(execution));
    }

    public void owed(DelegateExecution execution) {
        execution.setVariable("owed", !settlements.drawdownDue(Scope.programme(execution), DrawingDown.CLOSING).isZero());
    }

    /** Platforms that have something to give back. */
    public List<String> returning(DelegateExecution execution) {
        return settlements.statement(Scope.programme(execution)).orElseThrow().platforms().stream()
                .filter(p -> !p.due().isNegative() && !p.due().isZero()).map(StatementView.OfPlatform::platform).toList();
    }
}

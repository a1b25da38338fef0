package org.huimin.workflow.closing;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.kernel.CaseRef;
import org.huimin.ledger.Judgement;
import org.huimin.settlement.BankFigures;
import org.huimin.settlement.PhaseFigures;
import org.huimin.settlement.SettlingProgramme;
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

    ClosingSteps(SettlingProgramme settling, LedgerFigures ledger, VarianceTolerance tolerance) {
        this.settling = settling;
        this.ledger = ledger;
        this.tolerance = tolerance;
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
}

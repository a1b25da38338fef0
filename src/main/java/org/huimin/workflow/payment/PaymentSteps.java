package org.huimin.workflow.payment;

import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.settlement.DrawdownView;
import org.huimin.settlement.Payee;
import org.huimin.settlement.SettlementRegister;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of a payment asks for. */
@Component
public class PaymentSteps {

    private final SettlementRegister settlements;

    PaymentSteps(SettlementRegister settlements) {
        this.settlements = settlements;
    }

    /** The platforms of the request just made. */
    public List<String> payees(DelegateExecution execution) {
        int phase = Scope.phaseOrNone(execution);
        return settlements.drawdowns(Scope.programme(execution)).stream().filter(d -> d.phase() == phase)
                .max(Comparator.comparing(DrawdownView::number)).orElseThrow().payees().stream().map(Payee::platform).toList();
    }
}

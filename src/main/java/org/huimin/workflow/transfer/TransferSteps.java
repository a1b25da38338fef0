package org.huimin.workflow.transfer;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.settlement.SettlementRegister;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of paying one platform asks for. */
@Component
public class TransferSteps {

    private final SettlementRegister settlements;

    TransferSteps(SettlementRegister settlements) {
        this.settlements = settlements;
    }

    /** Whether two people have agreed on the platform's account before. */
    public void find(DelegateExecution execution) {
        execution.setVariable("accountChecked", settlements.accountChecked(Scope.programme(execution), Scope.text(execution, "platform")));
    }
}

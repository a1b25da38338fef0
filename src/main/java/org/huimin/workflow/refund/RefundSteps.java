package org.huimin.workflow.refund;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.kernel.Refused;
import org.huimin.settlement.Refunding;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of returning the rest asks for. */
@Component
public class RefundSteps {

    static final String MISMATCH = "E_FUND_MISMATCH";

    private final Refunding refunding;

    RefundSteps(Refunding refunding) {
        this.refunding = refunding;
    }

    public void verify(DelegateExecution execution) {
        try {
            refunding.verify(Scope.programme(execution), Scope.text(execution, "platform"));
        } catch (Refused no) {
            if (no.reasons().stream().noneMatch(r -> r.rule().equals(Refunding.FUND_MISMATCH))) {
                throw no;
            }
            throw new BpmnError(MISMATCH, no.getMessage());
        }
    }
}

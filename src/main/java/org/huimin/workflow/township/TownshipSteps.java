package org.huimin.workflow.township;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.merchant.Recommending;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of one source's recommendation asks for. */
@Component
public class TownshipSteps {

    private final Recommending recommending;

    TownshipSteps(Recommending recommending) {
        this.recommending = recommending;
    }

    public void expire(DelegateExecution execution) {
        recommending.expire(Scope.programme(execution), Scope.text(execution, "unit"), round(execution));
    }

    public void deliver(DelegateExecution execution) {
        recommending.deliver(Scope.programme(execution), Scope.text(execution, "unit"), round(execution));
    }

    private static int round(DelegateExecution execution) {
        return Integer.parseInt(Scope.text(execution, "round"));
    }
}

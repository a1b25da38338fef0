package org.huimin.workflow.replacement;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.kernel.CaseRef;
import org.huimin.merchant.DeliveryId;
import org.huimin.merchant.Replacing;
import org.huimin.tasks.Inbox;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of replacing a shop asks for. */
@Component
public class ReplacementSteps {

    private final Replacing replacing;
    private final Inbox inbox;

    ReplacementSteps(Replacing replacing, Inbox inbox) {
        this.replacing = replacing;
        this.inbox = inbox;
    }

    public void deliver(DelegateExecution execution) {
        CaseRef programme = Scope.programme(execution);
        int round = replacing.deliver(programme, Scope.text(execution, "change"));
        execution.setVariable("round", round);
        execution.setVariable("delivery", DeliveryId.of(programme, round).value());
    }

    /** A shop that is admitted while its source still registers commitments goes along with the others. */
    public void settle(DelegateExecution execution) {
        CaseRef programme = Scope.programme(execution);
        boolean admitted = replacing.settle(programme, Scope.text(execution, "change"));
        execution.setVariable("onboard", admitted && replacing.commitmentsBegan(programme) && !registering(programme, Scope.text(execution, "unit")));
    }

    private boolean registering(CaseRef programme, String unit) {
        return inbox.open(programme).stream().anyMatch(item -> item.task().equals("register-commitments") && unit.equals(item.context("unit")));
    }
}

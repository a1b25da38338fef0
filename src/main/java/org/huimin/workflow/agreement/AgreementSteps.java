package org.huimin.workflow.agreement;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.selection.Contracting;
import org.huimin.workflow.engine.DueDates;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of an agreement asks for. */
@Component
public class AgreementSteps {

    private final Contracting contracting;
    private final DueDates dueDates;

    AgreementSteps(Contracting contracting, DueDates dueDates) {
        this.contracting = contracting;
        this.dueDates = dueDates;
    }

    public void drawUp(DelegateExecution execution) {
        contracting.drawUp(Scope.caseOf(execution), Scope.tender(execution), Scope.text(execution, "platform"), dueDates.deadline(execution, "AGREEMENT").end());
    }
}

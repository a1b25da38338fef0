package org.huimin.workflow.opening;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.selection.Tendering;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of opening applications asks for. */
@Component
public class OpeningSteps {

    private final Tendering tendering;
    private final ProgrammeRegister programmes;

    OpeningSteps(Tendering tendering, ProgrammeRegister programmes) {
        this.tendering = tendering;
        this.programmes = programmes;
    }

    public List<String> holders(DelegateExecution execution) {
        return programmes.unitsHolding(Scope.programme(execution), "open-applications");
    }

    public void record(DelegateExecution execution) {
        tendering.opened(Scope.tender(execution));
    }
}

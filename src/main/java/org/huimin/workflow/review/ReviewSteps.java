package org.huimin.workflow.review;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.merchant.DeliveryId;
import org.huimin.merchant.Reviewing;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of reviewing a delivery asks for. */
@Component
public class ReviewSteps {

    private final Reviewing reviewing;
    private final ProgrammeRegister programmes;

    ReviewSteps(Reviewing reviewing, ProgrammeRegister programmes) {
        this.reviewing = reviewing;
        this.programmes = programmes;
    }

    public List<String> platforms(DelegateExecution execution) {
        return programmes.spec(Scope.programme(execution)).platforms().stream().map(ProgrammeSpec.Platform::code).toList();
    }

    public void conclude(DelegateExecution execution) {
        reviewing.conclude(new DeliveryId(Scope.text(execution, "delivery")));
    }
}

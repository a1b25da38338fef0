package org.huimin.workflow.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.publicity.ChallengeId;
import org.huimin.publicity.Complaining;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of a complaint asks for. */
@Component
public class ComplaintSteps {

    private final Complaining complaining;

    ComplaintSteps(Complaining complaining) {
        this.complaining = complaining;
    }

    public void lapse(DelegateExecution execution) {
        complaining.lapse(ChallengeId.of(Scope.text(execution, "challenge")));
    }
}

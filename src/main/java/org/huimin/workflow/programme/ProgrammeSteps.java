package org.huimin.workflow.programme;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.kernel.Actor;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.workflow.WorkflowFact;
import org.huimin.workflow.engine.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What the main diagram asks for. */
@Component
public class ProgrammeSteps {

    private final ProgrammeRegister programmes;
    private final ApplicationEventPublisher facts;

    ProgrammeSteps(ProgrammeRegister programmes, ApplicationEventPublisher facts) {
        this.programmes = programmes;
        this.facts = facts;
    }

    public List<Integer> phases(DelegateExecution execution) {
        return programmes.spec(Scope.programme(execution)).phases().stream().map(ProgrammeSpec.Phase::number).toList();
    }

    public boolean selects(DelegateExecution execution) {
        return programmes.spec(Scope.programme(execution)).selects();
    }

    public void complete(DelegateExecution execution) {
        facts.publishEvent(new WorkflowFact.ProgrammeCompleted(Scope.programme(execution), Actor.SYSTEM.account()));
    }
}

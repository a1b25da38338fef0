package org.huimin.workflow.launch;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.campaign.LaunchChecking;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of the launch check asks for. */
@Component
public class LaunchSteps {

    private final LaunchChecking checking;
    private final ProgrammeRegister programmes;

    LaunchSteps(LaunchChecking checking, ProgrammeRegister programmes) {
        this.checking = checking;
        this.programmes = programmes;
    }

    public List<String> platforms(DelegateExecution execution) {
        return programmes.spec(Scope.programme(execution)).platforms().stream().map(ProgrammeSpec.Platform::code).toList();
    }

    public List<String> checkers(DelegateExecution execution) {
        return programmes.unitsHolding(Scope.programme(execution), "check-launch");
    }

    public void conclude(DelegateExecution execution) {
        execution.setVariable("ready", checking.conclude(Scope.programme(execution)).ready());
    }
}

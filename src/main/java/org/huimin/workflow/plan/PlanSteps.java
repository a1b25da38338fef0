package org.huimin.workflow.plan;

import java.util.List;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.kernel.Refused;
import org.huimin.programme.Planning;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the plan's diagram asks for. */
@Component
public class PlanSteps {

    static final String INVALID = "E_PLAN_INVALID";

    private final Planning planning;
    private final ProgrammeRegister programmes;

    PlanSteps(Planning planning, ProgrammeRegister programmes) {
        this.planning = planning;
        this.programmes = programmes;
    }

    public void check(DelegateExecution execution) {
        try {
            execution.setVariable("fairCompetition", planning.check(Scope.programme(execution)));
        } catch (Refused no) {
            throw new BpmnError(INVALID, no.getMessage());
        }
    }

    public List<String> consultees(DelegateExecution execution) {
        return programmes.unitsHolding(Scope.programme(execution), "give-opinion");
    }
}

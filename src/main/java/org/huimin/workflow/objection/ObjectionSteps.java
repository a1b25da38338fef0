package org.huimin.workflow.objection;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.publicity.ObjectionId;
import org.huimin.publicity.PublicityRegister;
import org.huimin.publicity.PublicityRegister.ObjectionKind;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of an objection asks for. */
@Component
public class ObjectionSteps {

    private final PublicityRegister register;

    ObjectionSteps(PublicityRegister register) {
        this.register = register;
    }

    /** Whether the office itself takes back what it proposed: there is nothing to admit or to investigate. */
    public boolean withdrawn(DelegateExecution execution) {
        return register.objection(ObjectionId.of(Scope.text(execution, "objection"))).kind() == ObjectionKind.WITHDRAWAL;
    }
}

package org.huimin.workflow.engine;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.huimin.kernel.CaseRef;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Starts processes and tells running ones what happened. */
@Component
public class Running {

    private final RuntimeService runtime;

    Running(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    public void start(String process, CaseRef caseRef) {
        runtime.startProcessInstanceByKey(process, caseRef.value());
    }

    /** @throws RuntimeException where the case does not wait for such a message; it is then a fault of ours, not a no */
    public void tell(CaseRef caseRef, String message, Map<String, Object> variables) {
        runtime.createMessageCorrelation(message).processInstanceBusinessKey(caseRef.value()).setVariables(variables).correlate();
    }
}

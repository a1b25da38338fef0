package org.huimin.workflow.engine;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
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
        start(process, caseRef, Map.of());
    }

    /** @param ids what the case carries from the start: ids only */
    public void start(String process, CaseRef caseRef, Map<String, Object> ids) {
        runtime.startProcessInstanceByKey(process, caseRef.value(), ids);
    }

    /** The cases under this one that wait for such a message, each with what it carries under that name. */
    public Map<CaseRef, String> waiting(CaseRef root, String process, String message, String name) {
        Map<CaseRef, String> waiting = new TreeMap<>(Comparator.comparing(CaseRef::value));
        runtime.createProcessInstanceQuery().processDefinitionKey(process).processInstanceBusinessKeyLike(root.value() + "/%").list().forEach(instance -> {
            if (runtime.createExecutionQuery().processInstanceId(instance.getId()).messageEventSubscriptionName(message).count() > 0) {
                waiting.put(CaseRef.of(instance.getBusinessKey()), runtime.getVariable(instance.getId(), name).toString());
            }
        });
        return waiting;
    }

    /** @throws RuntimeException where the case does not wait for such a message; it is then a fault of ours, not a no */
    public void tell(CaseRef caseRef, String message, Map<String, Object> variables) {
        runtime.createMessageCorrelation(message).processInstanceBusinessKey(caseRef.value()).setVariables(variables).correlate();
    }
}

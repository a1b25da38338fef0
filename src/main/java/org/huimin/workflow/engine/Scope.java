package org.huimin.workflow.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.kernel.CaseRef;

/** Reads what a running case carries: its reference and a few ids. */
public final class Scope {

    /** The ids a case may carry, in the order lists show them. */
    static final List<String> IDS = List.of("unit", "platform", "phase", "round", "day", "delivery", "noticeType", "notice",
            "publicity", "objection", "challenge", "change", "referral", "tender", "question", "member");

    private Scope() { }

    public static CaseRef caseOf(DelegateExecution execution) {
        return CaseRef.of(execution.getProcessBusinessKey());
    }

    public static CaseRef programme(DelegateExecution execution) {
        return caseOf(execution).root();
    }

    public static String text(DelegateExecution execution, String name) {
        Object value = execution.getVariable(name);
        if (value == null) {
            throw new IllegalStateException(execution.getCurrentActivityId() + " needs " + name);
        }
        return value.toString();
    }

    public static int phase(DelegateExecution execution) {
        return Integer.parseInt(text(execution, "phase"));
    }

    /** The call for platforms the case is about. */
    public static CaseRef tender(DelegateExecution execution) {
        return CaseRef.of(text(execution, "tender"));
    }

    /** 0 where the case belongs to no phase. */
    public static int phaseOrNone(DelegateExecution execution) {
        return execution.getVariable("phase") == null ? 0 : phase(execution);
    }

    static Map<String, String> context(VariableScope scope) {
        Map<String, String> context = new LinkedHashMap<>();
        Map<String, Object> variables = scope.getVariables();
        for (String id : IDS) {
            if (variables.get(id) != null) {
                context.put(id, variables.get(id).toString());
            }
        }
        return context;
    }
}

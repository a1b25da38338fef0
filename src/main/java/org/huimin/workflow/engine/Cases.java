package org.huimin.workflow.engine;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.kernel.CaseRef;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Numbers the cases within a case. In diagrams this is {@code cases}. */
@Component("cases")
public class Cases {

    private final HistoryService history;

    Cases(@Lazy HistoryService history) {
        this.history = history;
    }

    /** The reference of the case about to be opened: by what tells it from its siblings, else by a running number. */
    public String child(DelegateExecution execution, String kind) {
        CaseRef parent = Scope.caseOf(execution);
        return switch (kind) {
            case "PH", "SET" -> parent.child(kind, Scope.phase(execution)).value();
            case "TS" -> numbered(parent.child(kind, Scope.text(execution, "unit")), execution);
            case "RV" -> parent.root().child(kind, Scope.text(execution, "round")).value();
            case "D" -> parent.child(kind, Scope.text(execution, "day") + "-" + Scope.text(execution, "platform")).value();
            case "RF", "TR", "AGR" -> parent.child(kind, Scope.text(execution, "platform")).value();
            case "PLAN", "DES", "SEL", "SOL", "ONB", "OUT", "LCH", "CLS" -> parent.value() + "/" + kind + "-1";
            default -> running(parent, kind);
        };
    }

    private static String numbered(CaseRef base, DelegateExecution execution) {
        return base.value() + "-" + Scope.text(execution, "round");
    }

    private String running(CaseRef parent, String kind) {
        long before = history.createHistoricProcessInstanceQuery().processInstanceBusinessKeyLike(parent.value() + "/" + kind + "-%").count();
        return parent.child(kind, before + 1).value();
    }
}

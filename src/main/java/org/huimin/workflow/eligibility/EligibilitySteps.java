package org.huimin.workflow.eligibility;

import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.kernel.CaseRef;
import org.huimin.selection.Candidate;
import org.huimin.selection.Eligibility;
import org.huimin.selection.LotCount;
import org.huimin.selection.Tendering;
import org.huimin.workflow.engine.DueDates;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of reviewing eligibility asks for. */
@Component
public class EligibilitySteps {

    private final Eligibility eligibility;
    private final Tendering tendering;
    private final DueDates dueDates;

    EligibilitySteps(Eligibility eligibility, Tendering tendering, DueDates dueDates) {
        this.eligibility = eligibility;
        this.tendering = tendering;
        this.dueDates = dueDates;
    }

    public void supplement(DelegateExecution execution) {
        eligibility.askSupplement(Scope.tender(execution), dueDates.deadline(execution, "SUPPLEMENT_END").end());
    }

    public void count(DelegateExecution execution) {
        CaseRef tender = Scope.tender(execution);
        Map<String, Integer> eligible = eligibility.eligible(tender).stream()
                .collect(Collectors.groupingBy(Candidate::lot, Collectors.summingInt(candidate -> 1)));
        execution.setVariable("enough", tendering.count(tender, LotCount.Stage.ELIGIBLE, eligible));
    }
}

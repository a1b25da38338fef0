package org.huimin.workflow.selection;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.LegalBasis;
import org.huimin.programme.Appointing;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.selection.Awarding;
import org.huimin.selection.TenderOutcome;
import org.huimin.selection.Tendering;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of selecting platforms asks for. */
@Component
public class SelectionSteps {

    private final Awarding awarding;
    private final Tendering tendering;
    private final Appointing appointing;
    private final ProgrammeRegister programmes;

    SelectionSteps(Awarding awarding, Tendering tendering, Appointing appointing, ProgrammeRegister programmes) {
        this.awarding = awarding;
        this.tendering = tendering;
        this.appointing = appointing;
        this.programmes = programmes;
    }

    /** Whether another system runs the selection, by law, and only its result is recorded here. */
    public boolean recorded(DelegateExecution execution) {
        return programmes.rule(Scope.programme(execution), "selection-run").filter(rule -> rule.value().equals("RECORDED")).isPresent();
    }

    public void appoint(DelegateExecution execution) {
        CaseRef programme = Scope.programme(execution);
        CaseRef tender = Scope.tender(execution);
        ProgrammeSpec spec = programmes.spec(programme);
        LegalBasis basis = programmes.schedule(programme, "PUBLICITY_END").basis();
        awarding.confirm(tender).forEach(award ->
                appointing.appoint(Actor.SYSTEM, programme, award.place(), spec.platform(award.place()).orElseThrow().pool(), basis,
                        award.enterprise()));
        tendering.end(Actor.SYSTEM, tender, TenderOutcome.AWARDED);
        execution.setVariable("outcome", TenderOutcome.AWARDED.name());
    }
}

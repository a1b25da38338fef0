package org.huimin.workflow.recorded;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.LegalBasis;
import org.huimin.programme.Appointing;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.selection.RecordedSelection.Bidder;
import org.huimin.selection.Recording;
import org.huimin.selection.TenderOutcome;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of recording another system's result asks for. */
@Component
public class RecordedSteps {

    private final Appointing appointing;
    private final ProgrammeRegister programmes;
    private final Recording recording;

    RecordedSteps(Appointing appointing, ProgrammeRegister programmes, Recording recording) {
        this.appointing = appointing;
        this.programmes = programmes;
        this.recording = recording;
    }

    public void appoint(DelegateExecution execution) {
        CaseRef programme = Scope.programme(execution);
        LegalBasis basis = programmes.schedule(programme, "PUBLICITY_END").basis();
        Map<String, Bidder> winners = recording.of(Scope.caseOf(execution)).orElseThrow().winners();
        for (ProgrammeSpec.Platform platform : programmes.spec(programme).platforms()) {
            appointing.appoint(Actor.SYSTEM, programme, platform.code(), platform.pool(), basis, winners.get(platform.code()).enterprise());
        }
        execution.setVariable("outcome", TenderOutcome.AWARDED.name());
    }
}

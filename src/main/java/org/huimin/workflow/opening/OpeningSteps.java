package org.huimin.workflow.opening;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.selection.Inviting;
import org.huimin.selection.Tendering;
import org.huimin.selection.Transcribing;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of opening applications asks for. */
@Component
public class OpeningSteps {

    private final Tendering tendering;
    private final Inviting inviting;
    private final Transcribing transcribing;
    private final ProgrammeRegister programmes;

    OpeningSteps(Tendering tendering, Inviting inviting, Transcribing transcribing, ProgrammeRegister programmes) {
        this.tendering = tendering;
        this.inviting = inviting;
        this.transcribing = transcribing;
        this.programmes = programmes;
    }

    public void invite(DelegateExecution execution) {
        inviting.invite(Scope.tender(execution));
    }

    public List<String> holders(DelegateExecution execution) {
        return programmes.unitsHolding(Scope.programme(execution), "open-applications");
    }

    public void record(DelegateExecution execution) {
        tendering.opened(Scope.tender(execution));
        execution.setVariable("transcribe", transcribing.needed(Scope.tender(execution)));
    }
}

package org.huimin.workflow.outreach;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of the outreach asks for: whoever the programme file names for a channel, and nobody else. */
@Component
public class OutreachSteps {

    private final ProgrammeRegister programmes;

    OutreachSteps(ProgrammeRegister programmes) {
        this.programmes = programmes;
    }

    public List<String> units(DelegateExecution execution) {
        ProgrammeSpec spec = programmes.spec(Scope.programme(execution));
        return spec.unitsHolding("run-outreach").stream().filter(unit -> !spec.channelsOf(unit).isEmpty()).toList();
    }

    public List<String> platforms(DelegateExecution execution) {
        ProgrammeSpec spec = programmes.spec(Scope.programme(execution));
        return spec.platforms().stream().filter(p -> !spec.channelsOf(p.unit()).isEmpty()).map(ProgrammeSpec.Platform::code).toList();
    }
}

package org.huimin.workflow.phase;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.campaign.PhaseRunning;
import org.huimin.kernel.CaseRef;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.FundingKind;
import org.huimin.settlement.SettlementRegister;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of a phase asks for. */
@Component
public class PhaseSteps {

    private final PhaseRunning running;
    private final ProgrammeRegister programmes;
    private final SettlementRegister settlements;

    PhaseSteps(PhaseRunning running, ProgrammeRegister programmes, SettlementRegister settlements) {
        this.running = running;
        this.programmes = programmes;
        this.settlements = settlements;
    }

    public void prepare(DelegateExecution execution) {
        CaseRef programme = Scope.programme(execution);
        running.prepare(programme, Scope.phase(execution));
        boolean advanced = programmes.spec(programme).funding().kind() != FundingKind.REIMBURSE;
        execution.setVariable("advance", advanced && !settlements.drawdownDue(programme, Scope.phase(execution)).isZero());
    }

    public void open(DelegateExecution execution) {
        running.open(Scope.programme(execution), Scope.phase(execution));
    }

    /** Hands out the next day to be reported; {@code moreDays} is false once all are handed out. */
    public void nextDay(DelegateExecution execution) {
        Optional<LocalDate> day = running.nextDay(Scope.programme(execution), Scope.phase(execution));
        execution.setVariable("moreDays", day.isPresent());
        day.ifPresent(d -> execution.setVariable("day", d.toString()));
    }

    public List<String> platforms(DelegateExecution execution) {
        return programmes.spec(Scope.programme(execution)).platforms().stream().map(ProgrammeSpec.Platform::code).toList();
    }

    public void close(DelegateExecution execution) {
        running.close(Scope.programme(execution), Scope.phase(execution));
    }
}

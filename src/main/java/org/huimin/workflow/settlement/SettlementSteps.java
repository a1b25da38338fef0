package org.huimin.workflow.settlement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.campaign.PhaseRunning;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.programme.Changing;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec.FundingKind;
import org.huimin.settlement.SettlementRegister;
import org.huimin.settlement.Allotment;
import org.huimin.settlement.PhaseFigures;
import org.huimin.settlement.SettlingPhase;
import org.huimin.settlement.VarianceTolerance;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of settling a phase asks for. */
@Component
public class SettlementSteps {

    private final SettlingPhase settling;
    private final LedgerFigures ledger;
    private final Reports reports;
    private final VarianceTolerance tolerance;
    private final Changing changing;
    private final PhaseRunning running;
    private final ProgrammeRegister programmes;
    private final SettlementRegister settlements;
    private final Clock clock;

    SettlementSteps(SettlingPhase settling, LedgerFigures ledger, Reports reports, VarianceTolerance tolerance, Changing changing,
                    PhaseRunning running, ProgrammeRegister programmes, SettlementRegister settlements, Clock clock) {
        this.settling = settling;
        this.ledger = ledger;
        this.reports = reports;
        this.tolerance = tolerance;
        this.changing = changing;
        this.running = running;
        this.programmes = programmes;
        this.settlements = settlements;
        this.clock = clock;
    }

    public List<String> platforms(DelegateExecution execution) {
        return ledger.platforms(Scope.programme(execution));
    }

    public void judge(DelegateExecution execution) {
        CaseRef programme = Scope.programme(execution);
        int phase = Scope.phase(execution);
        List<PhaseFigures> figures = ledger.platforms(programme).stream()
                .map(p -> PhaseFigures.of(p, phase, ledger.judge(programme, p))).toList();
        execution.setVariable("mismatch", settling.judge(programme, phase, figures, reports.daily(programme, phase), tolerance).mismatch());
    }

    public void freeze(DelegateExecution execution) {
        CaseRef programme = Scope.programme(execution);
        int phase = Scope.phase(execution);
        List<PhaseFigures> figures = ledger.platforms(programme).stream()
                .map(p -> PhaseFigures.of(p, phase, ledger.freeze(programme, p, phase))).toList();
        execution.setVariable("rollover", settling.freeze(programme, phase, figures).rollover());
    }

    public void rollOver(DelegateExecution execution) {
        CaseRef programme = Scope.programme(execution);
        int phase = Scope.phase(execution);
        LocalDate today = LocalDate.now(clock);
        List<Allotment> allotments = settling.rollOver(programme, phase);
        Money carried = Money.ZERO;
        for (Allotment a : allotments) {
            changing.allot(Actor.SYSTEM, programme, a.platform(), a.phase(), a.voucherType(), a.quantity(), today,
                    "第" + phase + "期未核销资金叠加", Scope.caseOf(execution).value());
            carried = carried.plus(a.amount());
        }
        if (!carried.isZero()) {
            running.addPool(programme, allotments.get(0).phase(), phase, carried);
        }
    }

    /** Whether the platforms advanced the money and are now to be paid for the phase. */
    public void reimburse(DelegateExecution execution) {
        CaseRef programme = Scope.programme(execution);
        boolean advanced = programmes.spec(programme).funding().kind() == FundingKind.REIMBURSE;
        execution.setVariable("reimbursable", advanced && !settlements.drawdownDue(programme, Scope.phase(execution)).isZero());
    }
}

package org.huimin.settlement;

import java.util.List;
import java.util.Optional;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.programme.ProgrammeRegister;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the money of a programme has come to so far. Each method takes any case inside the programme. */
@Service
@Transactional(readOnly = true)
public class SettlementRegister {

    private final PhaseSettlements phases;
    private final FinalSettlements finals;
    private final Drawdowns drawdowns;
    private final Refunds refunds;
    private final StatementReading statements;
    private final ProgrammeRegister programmes;

    SettlementRegister(PhaseSettlements phases, FinalSettlements finals, Drawdowns drawdowns, Refunds refunds,
                       StatementReading statements, ProgrammeRegister programmes) {
        this.phases = phases;
        this.finals = finals;
        this.drawdowns = drawdowns;
        this.refunds = refunds;
        this.statements = statements;
        this.programmes = programmes;
    }

    public List<PhaseSettlementView> phases(CaseRef in) {
        return phases.findByProgrammeOrderByPhase(in.root().value()).stream().map(PhaseSettlement::view).toList();
    }

    /** Empty until the phase's figures are judged. */
    public Optional<PhaseSettlementView> phase(CaseRef in, int phase) {
        return phases.findById(PhaseSettlement.idOf(in.root(), phase)).map(PhaseSettlement::view);
    }

    /** Empty until the last figures are judged. */
    public Optional<StatementView> statement(CaseRef in) {
        return finals.findById(in.root().value()).map(s -> statements.of(s).view(s));
    }

    public List<DrawdownView> drawdowns(CaseRef in) {
        return drawdowns.findByProgrammeOrderByNumber(in.root().value()).stream().map(Drawdown::view).toList();
    }

    /** What may be asked for now, for a phase; zero where nothing is due. */
    public Money drawdownDue(CaseRef in, int phase) {
        return Entitlement.of(programmes.spec(in), phase, drawdowns.findByProgrammeOrderByNumber(in.root().value()),
                phases.findByProgrammeOrderByPhase(in.root().value())).open();
    }

    public List<RefundView> refunds(CaseRef in) {
        return refunds.findByProgrammeOrderByPlatform(in.root().value()).stream().map(Refund::view).toList();
    }
}

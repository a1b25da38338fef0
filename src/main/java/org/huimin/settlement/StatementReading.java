package org.huimin.settlement;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.programme.ProgrammeRegister;
import org.springframework.stereotype.Component;

/** Gathers what a statement is made of. */
@Component
class StatementReading {

    private final ProgrammeRegister programmes;
    private final PhaseSettlements phases;
    private final Drawdowns drawdowns;
    private final Refunds refunds;

    StatementReading(ProgrammeRegister programmes, PhaseSettlements phases, Drawdowns drawdowns, Refunds refunds) {
        this.programmes = programmes;
        this.phases = phases;
        this.drawdowns = drawdowns;
        this.refunds = refunds;
    }

    Statement of(FinalSettlement settlement) {
        return with(settlement.about(), settlement.lines(), settlement.bank());
    }

    Statement with(CaseRef programme, List<FinalLine> lines, List<BankFigures> bank) {
        String code = programme.value();
        List<PhaseSettlementView> settled = phases.findByProgrammeOrderByPhase(code).stream().map(PhaseSettlement::view).toList();
        List<Payee> disbursed = drawdowns.findByProgrammeOrderByNumber(code).stream().flatMap(d -> d.view().payees().stream())
                .filter(Payee::paid).toList();
        Map<String, Money> received = refunds.findByProgrammeOrderByPlatform(code).stream()
                .collect(Collectors.toMap(Refund::platform, Refund::received));
        return new Statement(programmes.spec(programme), settled, lines, bank, disbursed, received);
    }
}

package org.huimin.settlement;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.FundingKind;
import org.huimin.programme.ProgrammeSpec.Platform;
import org.springframework.stereotype.Component;

/** Finds out what the platforms may be paid at a point of the programme. */
@Component
class Entitlements {

    private final ProgrammeRegister programmes;
    private final Drawdowns drawdowns;
    private final PhaseSettlements settlements;
    private final FinalSettlements finals;
    private final StatementReading statements;

    Entitlements(ProgrammeRegister programmes, Drawdowns drawdowns, PhaseSettlements settlements, FinalSettlements finals,
                 StatementReading statements) {
        this.programmes = programmes;
        this.drawdowns = drawdowns;
        this.settlements = settlements;
        this.finals = finals;
        this.statements = statements;
    }

    /** @param phase or {@link DrawingDown#CLOSING} */
    Entitlement of(CaseRef in, int phase) {
        ProgrammeSpec spec = programmes.spec(in);
        if (phase == DrawingDown.CLOSING) {
            return Entitlement.owed(spec, owed(in, spec));
        }
        List<Drawdown> before = drawdowns.findByProgrammeOrderByNumber(in.root().value());
        return spec.funding().kind() == FundingKind.REIMBURSE
                ? Entitlement.settled(spec, phase, before, settlements.findByProgrammeOrderByPhase(in.root().value()))
                : Entitlement.planned(spec, phase, before);
    }

    /** What the statement says the treasury still owes each platform; nothing before there is a statement. */
    private Map<String, Money> owed(CaseRef in, ProgrammeSpec spec) {
        return finals.findById(in.root().value()).map(statements::of).map(statement -> spec.platforms().stream().map(Platform::code)
                .collect(Collectors.toMap(Function.identity(), code -> Money.ZERO.minus(statement.ofPlatform(code).due()))))
                .orElse(Map.of());
    }
}

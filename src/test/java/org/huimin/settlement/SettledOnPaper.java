package org.huimin.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.FundingKind;
import org.huimin.programme.ProgrammeSpec.Platform;
import org.huimin.settlement.StatementView.Invariant;

/** Settles a programme with the stage's own rules and without its database, for tests of modules further down the stream. */
public final class SettledOnPaper {

    private static final Actor HEAD = new Actor("commerce-head", "县商务局负责人", "commerce", Set.of("commerce-head"));
    private static final Actor FINANCE = new Actor("finance-head", "县财政局负责人", "finance", Set.of("finance-head"));

    private final CaseRef programme = CaseRef.of("VP-2023-001");
    private final List<Allotment> carried = new ArrayList<>();
    private final List<PhaseSettlementView> phases = new ArrayList<>();

    /** Settles a phase, everybody agreeing. @return what is carried into the next */
    public List<Allotment> settle(ProgrammeSpec spec, int phase, List<PhaseFigures> figures) {
        List<SettlementLine> lines = PhaseLines.of(spec, phase, figures, carried);
        PhaseSettlement settlement = PhaseSettlement.of(programme, phase);
        settlement.judge(lines, round -> PhaseDifferences.find(round, lines, List.of(), VarianceTolerance.STRICT), Instant.EPOCH);
        settlement.review(FINANCE, Decision.APPROVED, null);
        settlement.freeze(lines, phase < spec.phases().size() ? Rollover.into(spec, phase + 1, lines) : Rollover.nothing(lines), Instant.EPOCH);
        if (!settlement.settled()) {
            settlement.approveRollover(HEAD, Decision.APPROVED, null);
            settlement.confirmRollover(FINANCE, Decision.APPROVED, null);
            settlement.rollOver();
        }
        carried.addAll(settlement.carried());
        phases.add(settlement.view());
        return settlement.carried();
    }

    public List<PhaseSettlementView> phases() {
        return phases;
    }

    /** What the treasury pays for a phase: its part before it, or what it came to after it. */
    public Money paid(ProgrammeSpec spec, Platform platform, int phase) {
        return spec.funding().kind() != FundingKind.REIMBURSE ? spec.drawdown(platform.code(), phase)
                : phases.stream().filter(p -> p.phase() == phase).flatMap(p -> p.lines().stream()).filter(l -> l.platform().equals(platform.code()))
                        .map(l -> l.redeemed().minus(l.refunded())).reduce(Money.ZERO, Money::plus);
    }

    /** Everything that does not hold once each platform has given back what it owes, short of this much from the first. */
    public List<String> faults(ProgrammeSpec spec, List<PhaseFigures> figures, List<BankFigures> bank, Money missing) {
        List<FinalLine> lines = figures.stream().map(FinalLine::of).toList();
        List<Payee> disbursed = new ArrayList<>();
        for (Platform platform : spec.platforms()) {
            spec.phases().forEach(phase -> disbursed.add(Payee.due(platform.code(), paid(spec, platform, phase.number()))));
        }
        Map<String, Money> received = new HashMap<>();
        new Statement(spec, phases, lines, bank, disbursed, Map.of()).platforms().forEach(p -> received.put(p.platform(), p.due()));
        received.merge(spec.platforms().get(0).code(), missing, Money::minus);

        Statement statement = new Statement(spec, phases, lines, bank, disbursed, received);
        List<String> faults = new ArrayList<>();
        statement.differences(1, VarianceTolerance.STRICT).forEach(v -> faults.add("differs: " + v));
        statement.invariants(true).stream().filter(i -> !i.holds()).map(Invariant::name).forEach(faults::add);
        return faults;
    }
}

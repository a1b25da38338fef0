package org.huimin.settlement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Moments;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.VoucherType;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Settles a phase: judge, explain, review, freeze, and carry what is left into the next phase when two people agree. */
@Service
@Act
public class SettlingPhase {

    private final PhaseSettlements settlements;
    private final ProgrammeRegister programmes;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    SettlingPhase(PhaseSettlements settlements, ProgrammeRegister programmes, Clock clock, ApplicationEventPublisher facts) {
        this.settlements = settlements;
        this.programmes = programmes;
        this.clock = clock;
        this.facts = facts;
    }

    /** Holds the judged rows against what others report; {@link PhaseSettlementView#mismatch()} where something must be explained. */
    public PhaseSettlementView judge(CaseRef in, int phase, List<PhaseFigures> figures, List<Reported> reported,
                                     VarianceTolerance tolerance) {
        ProgrammeSpec spec = programmes.spec(in);
        refuseRunning(spec, phase);
        List<SettlementLine> lines = lines(in, spec, phase, figures);
        PhaseSettlement settlement = find(in, phase).orElseGet(() -> PhaseSettlement.of(in.root(), phase));
        PhaseSettlementFact fact = settlement.judge(lines, round -> PhaseDifferences.find(round, lines, reported, tolerance), now());
        settlements.save(settlement);
        facts.publishEvent(fact);
        return settlement.view();
    }

    public PhaseSettlementView explain(Actor actor, CaseRef in, int phase, Decision decision, String reason) {
        PhaseSettlement settlement = get(in, phase);
        return done(settlement, settlement.explain(actor, decision, reason));
    }

    public PhaseSettlementView review(Actor actor, CaseRef in, int phase, Decision decision, String reason) {
        PhaseSettlement settlement = get(in, phase);
        return done(settlement, settlement.review(actor, decision, reason));
    }

    /**
     * Makes the reviewed figures final and proposes the rollover; {@link PhaseSettlementView#rollover()} where there is
     * one. Refused while a voucher of the phase can still be used.
     */
    public PhaseSettlementView freeze(CaseRef in, int phase, List<PhaseFigures> figures) {
        ProgrammeSpec spec = programmes.spec(in);
        refuseUsableVouchers(spec, phase);
        PhaseSettlement settlement = get(in, phase);
        List<SettlementLine> lines = lines(in, spec, phase, figures);
        Rollover rollover = nextRunning(in, spec, phase).map(next -> Rollover.into(spec, next, lines))
                .orElseGet(() -> Rollover.nothing(lines));
        return done(settlement, settlement.freeze(lines, rollover, now()));
    }

    public PhaseSettlementView approveRollover(Actor actor, CaseRef in, int phase, Decision decision, String reason) {
        PhaseSettlement settlement = get(in, phase);
        return done(settlement, settlement.approveRollover(actor, decision, reason));
    }

    /** By somebody else than who approved, and while the next phase still runs. */
    public PhaseSettlementView confirmRollover(Actor actor, CaseRef in, int phase, Decision decision, String reason) {
        PhaseSettlement settlement = get(in, phase);
        if (decision == Decision.APPROVED && nextRunning(in, programmes.spec(in), phase).isEmpty()) {
            throw Refused.conflict("settlement.next-phase-over",
                    "下一期已经结束，第" + phase + "期剩余资金不能再叠加，请退回，改为全部退回财政。");
        }
        return done(settlement, settlement.confirmRollover(actor, decision, reason));
    }

    /** Hands over, once, what the next phase is given; whoever calls writes it into the programme in the same transaction. */
    public List<Allotment> rollOver(CaseRef in, int phase) {
        PhaseSettlement settlement = get(in, phase);
        done(settlement, settlement.rollOver());
        return settlement.carried();
    }

    private PhaseSettlementView done(PhaseSettlement settlement, PhaseSettlementFact fact) {
        settlements.save(settlement);
        facts.publishEvent(fact);
        return settlement.view();
    }

    private List<SettlementLine> lines(CaseRef in, ProgrammeSpec spec, int phase, List<PhaseFigures> figures) {
        List<Allotment> carried = settlements.findByProgrammeOrderByPhase(in.root().value()).stream()
                .flatMap(s -> s.carried().stream()).toList();
        return PhaseLines.of(spec, phase, figures, carried);
    }

    /** The phase after this one, unless it is over or already settled for good: then nothing can be carried into it. */
    private Optional<Integer> nextRunning(CaseRef in, ProgrammeSpec spec, int phase) {
        return after(spec, phase).filter(next -> now().isBefore(spec.period(next).until()))
                .filter(next -> find(in, next).map(s -> !s.frozen()).orElse(true));
    }

    private static Optional<Integer> after(ProgrammeSpec spec, int phase) {
        return spec.phases().stream().map(ProgrammeSpec.Phase::number).filter(n -> n > phase).min(Integer::compare);
    }

    private void refuseRunning(ProgrammeSpec spec, int phase) {
        Period period = spec.period(phase);
        if (now().isBefore(period.until())) {
            throw Refused.conflict("settlement.phase-running", "第" + phase + "期到" + Period.words(period.last()) + "才结束，结束后才能清算。");
        }
    }

    private void refuseUsableVouchers(ProgrammeSpec spec, int phase) {
        Instant end = spec.period(phase).until();
        Instant usable = spec.voucherTypes().stream().filter(t -> issued(spec, t, phase))
                .map(t -> t.validity() == null || VoucherType.PHASE_END.equals(t.validity()) ? end : end.plus(Duration.parse(t.validity())))
                .max(Instant::compareTo).orElse(end);
        if (now().isBefore(usable)) {
            throw Refused.conflict("settlement.vouchers-usable", "第" + phase + "期还有消费券在有效期内，到"
                    + Moments.endInWords(usable) + "止，之后才能冻结数据。");
        }
    }

    private static boolean issued(ProgrammeSpec spec, VoucherType type, int phase) {
        return spec.platforms().stream().anyMatch(p -> spec.quantity(p.code(), type.code(), phase) > 0);
    }

    private PhaseSettlement get(CaseRef in, int phase) {
        return find(in, phase).orElseThrow(() -> Refused.conflict("settlement.state", "第" + phase + "期尚未核对数据，不能办理清算。"));
    }

    private Optional<PhaseSettlement> find(CaseRef in, int phase) {
        return settlements.findById(PhaseSettlement.idOf(in.root(), phase));
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}

package org.huimin.campaign;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Leads a phase from its preparation over its days to its end. A step too early, or twice, is refused. */
@Service
@Act
public class PhaseRunning {

    private final CampaignPhases phases;
    private final LaunchChecks launches;
    private final ProgrammeRegister programmes;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    PhaseRunning(CampaignPhases phases, LaunchChecks launches, ProgrammeRegister programmes, Clock clock, ApplicationEventPublisher facts) {
        this.phases = phases;
        this.launches = launches;
        this.programmes = programmes;
        this.clock = clock;
        this.facts = facts;
    }

    /** Sets the phase up with its own pool. */
    public PhaseView prepare(CaseRef in, int phase) {
        ProgrammeSpec spec = programmes.spec(in);
        CampaignPhase planned = planned(in, spec, phase);
        return done(spec, planned, planned.prepare(spec.period(phase).last()));
    }

    /** Refused before the published first day and without a completed launch check; a delay is recorded. */
    public PhaseView open(CaseRef in, int phase) {
        CampaignPhase prepared = get(in, phase);
        if (!launches.findById(in.root().value()).map(LaunchCheck::ready).orElse(false)) {
            throw Refused.conflict("phase.launch-open", "上线前会签尚未完成，第" + phase + "期不能开始；开始推迟的，须公告。");
        }
        return done(programmes.spec(in), prepared, prepared.open(now()));
    }

    /** Adds what an earlier phase left over, once that was approved, before or after the phase was prepared; the same rest only once. */
    public PhaseView addPool(CaseRef in, int phase, int fromPhase, Money amount) {
        if (fromPhase >= phase || amount.compareTo(Money.ZERO) <= 0) {
            throw Refused.invalid("phase.addition", "amount", amount, "只能把前期大于零的剩余资金叠加到后期，现为第" + fromPhase + "期"
                    + amount + "元叠加到第" + phase + "期。");
        }
        ProgrammeSpec spec = programmes.spec(in);
        CampaignPhase to = planned(in, spec, phase);
        return done(spec, to, to.add(fromPhase, amount, now()));
    }

    /** Hands out the next day to be reported, each day once; empty when the last day (as extended) has been handed out. */
    public Optional<LocalDate> nextDay(CaseRef in, int phase) {
        CampaignPhase open = get(in, phase);
        Optional<LocalDate> next = open.nextDay(programmes.spec(in).period(phase).last(), now());
        phases.save(open);
        return next;
    }

    /** Refused until the last day (as extended) is over. */
    public PhaseView close(CaseRef in, int phase) {
        CampaignPhase open = get(in, phase);
        ProgrammeSpec spec = programmes.spec(in);
        return done(spec, open, open.close(spec.period(phase), now()));
    }

    private PhaseView done(ProgrammeSpec spec, CampaignPhase phase, PhaseFact fact) {
        phases.save(phase);
        facts.publishEvent(fact);
        return phase.view(spec.period(phase.number()).last());
    }

    private CampaignPhase planned(CaseRef in, ProgrammeSpec spec, int phase) {
        return phases.findById(CampaignPhase.idOf(in.root(), phase)).orElseGet(
                () -> CampaignPhase.planned(in.root(), phase, spec.phase(phase).first(), spec.phase(phase).budget()));
    }

    private CampaignPhase get(CaseRef in, int phase) {
        return phases.findById(CampaignPhase.idOf(in.root(), phase))
                .orElseThrow(() -> Refused.conflict("phase.not-prepared", "第" + phase + "期尚未准备，不能办理。"));
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}

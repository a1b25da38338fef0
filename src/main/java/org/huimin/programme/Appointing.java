package org.huimin.programme;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.LegalBasis;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Settles who the platforms are: in every regime a platform becomes one by {@link #appoint}. */
@Service
@Act
public class Appointing {

    private final Programmes programmes;
    private final StepsTaken steps;
    private final Appointments appointments;
    private final SpecShelf shelf;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Appointing(Programmes programmes, StepsTaken steps, Appointments appointments, SpecShelf shelf, Clock clock,
               ApplicationEventPublisher facts) {
        this.programmes = programmes;
        this.steps = steps;
        this.appointments = appointments;
        this.shelf = shelf;
        this.clock = clock;
        this.facts = facts;
    }

    /** Why the file's platforms are designated and not selected; once more after a return or an upheld objection. */
    public void reason(Actor actor, CaseRef in, String reason) {
        String said = Answers.required("reason", "指定理由", reason);
        mustBeIssued(in);
        mustNotBeAppointed(in);
        int round = lastReason(in).map(ProgrammeStep::round).orElse(0) + 1;
        steps.save(new ProgrammeStep(in.root(), round, Duty.REASON_DESIGNATION, actor.unit(), null, said, actor, now()));
        facts.publishEvent(new ProgrammeFact.DesignationReasoned(in, actor.account(), round));
    }

    /** @param decision APPROVED or RETURNED; an opinion is needed unless approved */
    public void approve(Actor actor, CaseRef in, Decision decision, String opinion) {
        Answers.oneOf(decision, Decision.APPROVED, Decision.RETURNED);
        String said = Answers.opinion(decision, opinion);
        ProgrammeStep reason = lastReason(in).orElseThrow(
                () -> Refused.conflict("designation.no-reason", "尚未说明指定平台的理由，不能审批。"));
        if (answer(in, reason.round()).isPresent()) {
            throw Refused.conflict("designation.answered", "第 " + reason.round() + " 次提出的指定理由已经审批过。");
        }
        steps.save(new ProgrammeStep(in.root(), reason.round(), Duty.APPROVE_DESIGNATION, actor.unit(), decision, said, actor, now()));
        facts.publishEvent(new ProgrammeFact.DesignationAnswered(in, actor.account(), reason.round(), decision));
    }

    /**
     * Makes a platform of the programme's file its platform.
     *
     * @throws Refused where it is not in the file, has another pool there, or was designated and nobody has approved it
     */
    public void appoint(Actor actor, CaseRef in, String platform, Money pool, LegalBasis basis) {
        appoint(actor, in, platform, pool, basis, null);
    }

    /**
     * The same for a place that was won: from then on the platform bears its winner's name.
     *
     * @param enterprise who won it; null for a platform that the plan names
     */
    public void appoint(Actor actor, CaseRef in, String platform, Money pool, LegalBasis basis, String enterprise) {
        ProgrammeSpec spec = shelf.spec(in);
        ProgrammeSpec.Platform planned = spec.platform(platform).orElseThrow(() -> Refused.invalid("platform.unknown", "platform", platform,
                "方案中没有代码为“" + platform + "”的发放平台。"));
        if (!planned.pool().equals(pool)) {
            throw Refused.invalid("platform.other-pool", "pool", pool,
                    "发放平台“" + planned.name() + "”的资金 " + pool + " 元与方案中的 " + planned.pool() + " 元不符。");
        }
        mustBeIssued(in);
        if (appointments.of(in.root().value()).stream().anyMatch(a -> a.platform().equals(platform))) {
            throw Refused.conflict("platform.appointed-already", "“" + planned.name() + "”已确定为发放平台。");
        }
        if (planned.designated() != null && lastReason(in).flatMap(r -> answer(in, r.round()))
                .filter(a -> a.decision() == Decision.APPROVED).isEmpty()) {
            throw Refused.conflict("designation.not-approved", "指定“" + planned.name() + "”的理由尚未获得同意，不能确定为发放平台。");
        }
        appointments.save(new Appointment(in.root(), platform, pool, basis, enterprise, actor, now()));
        if (enterprise != null) {
            shelf.changed(in);
        }
        facts.publishEvent(new ProgrammeFact.PlatformAppointed(in, actor.account(), platform, pool, basis.citation()));
    }

    private void mustBeIssued(CaseRef in) {
        programmes.findById(in.root().value()).orElseThrow(() -> Refused.absent("没有编号为“" + in.root() + "”的活动。"))
                .mustBe("确定发放平台", PlanState.ISSUED);
    }

    private void mustNotBeAppointed(CaseRef in) {
        if (!appointments.of(in.root().value()).isEmpty()) {
            throw Refused.conflict("platform.appointed-already", "发放平台已经确定，不能再提出指定理由。");
        }
    }

    private Optional<ProgrammeStep> lastReason(CaseRef in) {
        return all(in).stream().filter(s -> s.is(Duty.REASON_DESIGNATION)).reduce((earlier, later) -> later);
    }

    private Optional<ProgrammeStep> answer(CaseRef in, int round) {
        return all(in).stream().filter(s -> s.is(Duty.APPROVE_DESIGNATION) && s.round() == round).findFirst();
    }

    private List<ProgrammeStep> all(CaseRef in) {
        return steps.findByCaseRefOrderById(in.root().value());
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}

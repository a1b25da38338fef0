package org.huimin.campaign;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeRegister;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Before anything is issued: platforms hand in their rules, every checking unit says ready or not, and why. */
@Service
@Act
public class LaunchChecking {

    /** The duty whose holders are asked. */
    public static final String DUTY = "check-launch";

    private final LaunchChecks launches;
    private final OutreachBoard outreach;
    private final ProgrammeRegister programmes;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    LaunchChecking(LaunchChecks launches, OutreachBoard outreach, ProgrammeRegister programmes, Clock clock, ApplicationEventPublisher facts) {
        this.launches = launches;
        this.outreach = outreach;
        this.programmes = programmes;
        this.clock = clock;
        this.facts = facts;
    }

    /** @param attachments ids of the rules as papers; either these or the text must be given */
    public void submitRules(Actor actor, CaseRef in, String platform, String text, List<String> attachments) {
        if (!programmes.appointed(in).contains(platform)) {
            throw Refused.invalid("launch.unknown-platform", "platform", platform, "“" + platform + "”不是本次活动的发放平台。");
        }
        LaunchCheck launch = launches.findById(in.root().value()).orElseGet(() -> LaunchCheck.of(in.root()));
        done(launch, launch.submitRules(actor, platform, text, attachments, now()));
    }

    /**
     * The unit that answers for the outreach may be ready although some of it is missing, but not without a word on it:
     * people are told before anything is issued, or it is known who was not.
     *
     * @param reason required where the unit is not ready, and there
     */
    public void check(Actor actor, CaseRef in, String unit, boolean ready, String reason) {
        if (!programmes.unitsHolding(in, DUTY).contains(unit)) {
            throw Refused.invalid("launch.unknown-unit", "unit", unit, "“" + unit + "”不在本次活动的会签单位之列。");
        }
        LaunchCheck launch = get(in);
        List<OutreachLine> missing = ready && programmes.unitsHolding(in, OutreachReporting.DUTY).contains(unit) ? outreach.of(in).missing() : List.of();
        if (!missing.isEmpty() && (reason == null || reason.isBlank())) {
            throw Refused.invalid("launch.outreach-missing", "opinion", missing.size(), "宣传工作还有" + missing.size()
                    + "项没有完成；认为可以上线的，请在会签意见中写明对这些宣传的安排。");
        }
        done(launch, launch.check(actor, unit, ready, reason, programmes.appointed(in), now()));
        if (!missing.isEmpty()) {
            facts.publishEvent(new OutreachFact.OutreachGapsAccepted(in.root(), actor.account(), launch.outcome().round(),
                    missing.stream().map(l -> l.unit() + ":" + l.channel()).toList()));
        }
    }

    /** Ready when every checking unit is. Refused while one of them has not answered. */
    public LaunchOutcome conclude(CaseRef in) {
        LaunchCheck launch = get(in);
        done(launch, launch.conclude(programmes.unitsHolding(in, DUTY), now()));
        return launch.outcome();
    }

    /** What was put right; every unit then checks again. */
    public void remedy(Actor actor, CaseRef in, String measures) {
        LaunchCheck launch = get(in);
        done(launch, launch.remedy(actor, measures, now()));
    }

    private void done(LaunchCheck launch, LaunchFact fact) {
        launches.save(launch);
        facts.publishEvent(fact);
    }

    private LaunchCheck get(CaseRef in) {
        return launches.findById(in.root().value())
                .orElseThrow(() -> Refused.conflict("launch.rules-missing", "发放平台尚未报送使用细则，不能会签。"));
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}

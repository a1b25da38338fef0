package org.huimin.selection;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huimin.document.Attachments;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.SelectionSpec.Condition;
import org.huimin.selection.EligibilityVerdict.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Takes what the review found lacking, once and until the term is over; it lies open like everything else by then. */
@Service
public class Supplementing {

    public static final int MOST_FILES = 20;

    private final ApplicationRegister register;
    private final Applications applications;
    private final TenderRegister tenders;
    private final Reviews reviews;
    private final Attachments attachments;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Supplementing(ApplicationRegister register, Applications applications, TenderRegister tenders, Reviews reviews, Attachments attachments, Clock clock,
                  ApplicationEventPublisher facts) {
        this.register = register;
        this.applications = applications;
        this.tenders = tenders;
        this.reviews = reviews;
        this.attachments = attachments;
        this.clock = clock;
        this.facts = facts;
    }

    /** @param condition as the call names it; @param reason what the review says of it */
    public record Lacking(String condition, String reason) { }

    /** @param until the first instant that is too late; @param brought files handed in so far */
    public record Asked(Instant until, List<Lacking> lacking, long brought) { }

    /** What the enterprise is asked for now; empty where nothing is, or the term is over. */
    public Optional<Asked> asked(OwnApplication own) {
        List<EligibilityVerdict> lacking = reviews.verdicts(own.tender()).stream()
                .filter(v -> v.application().equals(own.number()) && v.value() == Value.LACKING).toList();
        if (own.state() != ApplicationState.OPENED || lacking.isEmpty()) {
            return Optional.empty();
        }
        List<Condition> conditions = tenders.view(own.tender()).terms().conditions();
        return reviews.supplementUntil(own.tender()).filter(until -> clock.instant().isBefore(until)).map(until -> new Asked(until, lacking.stream()
                .map(v -> new Lacking(conditions.stream().filter(c -> c.code().equals(v.condition())).map(Condition::name).findFirst().orElse(v.condition()),
                        v.reason())).toList(), applications.supplements(own.number())));
    }

    /**
     * Adds a file to an opened application.
     *
     * @param material code of the checklist line it answers
     * @throws Refused absent for another's, conflict where nothing is asked for any more, invalid for a file that is none
     */
    @Act
    public void add(Actor actor, String number, String material, String name, InputStream content) {
        OwnApplication own = register.own(actor, number);
        Asked asked = asked(own).orElseThrow(() -> Refused.conflict("supplement.not-asked", "这份报名材料没有需要补正的，或者补正期限已过。"));
        if (tenders.view(own.tender()).terms().material(material).isEmpty()) {
            throw Refused.invalid("supplement.material", "material", material, "材料清单中没有这一项，请重新选择。");
        }
        if (asked.brought() >= MOST_FILES) {
            throw Refused.invalid("supplement.files", "file", MOST_FILES, "最多补正" + MOST_FILES + "个文件，请合并后上传。");
        }
        CaseRef of = own.tender().child("APP", number);
        String stored = attachments.store(actor, of, name, content).id();
        applications.supplement(number, material, stored);
        facts.publishEvent(new ApplicationFact.SupplementReceived(own.tender(), actor.account(), number, material, stored));
    }
}

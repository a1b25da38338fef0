package org.huimin.publicity;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.LegalBasis;
import org.huimin.kernel.Moments;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.publicity.PublicityFact.PublicityClosed;
import org.huimin.publicity.PublicityFact.PublicityOpened;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Opens something to the public for a time and says afterwards whether it may stand. */
@Service
public class PublicityPeriods {

    /**
     * What is needed to open a period.
     *
     * @param about     what is publicised
     * @param notice    the published notice that announces it
     * @param endsAt    the first moment at which it is too late, whole seconds
     * @param rule      how long and why, for the page, e.g. 公示5个工作日
     * @param basis     the text it rests on
     * @param standing  who may object
     * @param decidedBy account of whoever decided what is publicised
     * @param excluded  further accounts that may not deal with an objection
     * @param remedies  what an upheld objection may lead to; empty where it leads back to whoever drew it up, and nothing is to be chosen
     */
    public record Opening(CaseRef about, NoticeId notice, Instant endsAt, String rule, LegalBasis basis, Standing standing,
                          String decidedBy, Set<String> excluded, Set<Remedy> remedies) { }

    /**
     * @param upheld whether an objection was upheld
     * @param remedy what follows from all that were; null where nothing was to be chosen
     */
    public record Outcome(boolean upheld, int objections, Remedy remedy) { }

    private final Publicities publicities;
    private final Objections objections;
    private final Notices notices;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    PublicityPeriods(Publicities publicities, Objections objections, Notices notices, Clock clock, ApplicationEventPublisher facts) {
        this.publicities = publicities;
        this.objections = objections;
        this.notices = notices;
        this.clock = clock;
        this.facts = facts;
    }

    @Act
    public PublicityId open(Opening opening) {
        Instant now = Stamp.now(clock);
        Notice notice = notices.hold(opening.notice());
        mayOpen(opening, notice, now);
        PublicityId id = publicities.insert(new Publicity(null, opening.about(), opening.notice(), now, opening.endsAt(),
                opening.rule(), opening.basis(), opening.standing(), opening.decidedBy(), opening.excluded(), opening.remedies(), true, false));
        facts.publishEvent(new PublicityOpened(opening.about(), Actor.SYSTEM.account(), id.value(), opening.notice().value(),
                opening.endsAt()));
        return id;
    }

    /** @throws Refused (conflict) before the end, or while an objection is open */
    @Act
    public Outcome close(PublicityId publicity) {
        Instant now = Stamp.now(clock);
        Publicity held = publicities.hold(publicity);
        Objections.Count count = objections.count(publicity);
        held.mayClose(now, count.undecided());
        Remedy remedy = GravestRemedy.of(objections.remedies(publicity));
        publicities.closed(publicity, count.upheld() > 0, remedy, now);
        facts.publishEvent(new PublicityClosed(held.about(), Actor.SYSTEM.account(), publicity.value(), count.all(), count.upheld() > 0, remedy));
        return new Outcome(count.upheld() > 0, count.all(), remedy);
    }

    private void mayOpen(Opening opening, Notice notice, Instant now) {
        if (notice.state() != NoticeState.PUBLISHED) {
            throw Refused.conflict("publicity.needs-notice", "“" + notice.title() + "”尚未发布，不能开始公示。");
        }
        if (publicities.exists(notice.id())) {
            throw Refused.conflict("publicity.twice", "“" + notice.title() + "”（" + notice.number() + "）已经公示过，不能重复公示。");
        }
        if (!opening.endsAt().equals(opening.endsAt().truncatedTo(ChronoUnit.SECONDS))) {
            throw Refused.invalid("publicity.whole-seconds", "截止时间", opening.endsAt(), "公示截止时间须精确到整秒。");
        }
        if (!opening.endsAt().isAfter(now)) {
            throw Refused.invalid("publicity.end", "截止时间", Moments.endInWords(opening.endsAt()),
                    "公示截止时间" + Moments.endInWords(opening.endsAt()) + "不晚于现在（" + Moments.inWords(now) + "），请重新计算公示期限。");
        }
        if (opening.decidedBy() == null || opening.decidedBy().isBlank()) {
            throw Refused.invalid("publicity.decided-by", "决定人", "", "开始公示须写明公示事项由谁决定，以便异议由其他人员处理。");
        }
    }
}

package org.huimin.tasks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** 委托代办: records who stands in for me, from when to when, and with which duties. A deputy has no deputy: nothing is passed on twice. */
@Service
public class Absenting {

    private static final Pattern DUTY = Pattern.compile("[a-z-]{1,60}");
    private static final int REASON = 200;

    private final Absences absences;
    private final People people;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Absenting(Absences absences, People people, Clock clock, ApplicationEventPublisher facts) {
        this.absences = absences;
        this.people = people;
        this.clock = clock;
        this.facts = facts;
    }

    /** Colleagues of the unit who may stand in. */
    public List<Person> deputies(Actor actor) {
        return people.byUnit().stream().filter(o -> o.unit().code().equals(actor.unit())).flatMap(o -> o.people().stream())
                .filter(p -> !p.account().equals(actor.account())).toList();
    }

    /**
     * @param last   included
     * @param duties of mine that the deputy may perform; empty for all
     * @throws Refused invalid for faulty days or a deputy of another unit, conflict where either is away or a deputy already
     */
    @Act
    public void record(Actor actor, String deputy, LocalDate first, LocalDate last, List<String> duties, String reason) {
        String why = Said.required("reason", "事由", reason, REASON);
        if (first == null || last == null || last.isBefore(first)) {
            throw Refused.invalid("absence.days", "last", last, "请填写起止日期，结束日期不能早于开始日期。");
        }
        if (first.isBefore(today())) {
            throw Refused.invalid("absence.past", "first", first, "开始日期" + Period.words(first) + "已经过去，委托代办不能倒签。");
        }
        if (last.isAfter(first.plusYears(1))) {
            throw Refused.invalid("absence.long", "last", last, "委托代办最长一年；更久的请办理工作交接。");
        }
        Person standIn = deputies(actor).stream().filter(p -> p.account().equals(deputy)).findFirst().orElseThrow(() ->
                Refused.invalid("absence.deputy", "deputy", deputy, "代办人须是本单位的同事，请从名单中选择。"));
        if (duties.size() > 15 || duties.stream().anyMatch(d -> !DUTY.matcher(d).matches())) {
            throw Refused.invalid("absence.duties", "duties", duties, "代办的职责请从名单中选择，最多15项；全部代办的不必选择。");
        }
        absences.lockPeople(actor.account(), deputy);
        absences.touching(actor.account(), first, last).stream().findFirst().ifPresent(other -> {
            throw Refused.conflict("absence.overlap", other.account().equals(actor.account())
                    ? days(other) + "已委托" + other.deputyName() + "代办，日期不能重叠；请先结束那一次。"
                    : "您在" + days(other) + "为" + other.name() + "代办，这段时间不能再委托他人，代办不能转手。");
        });
        absences.touching(deputy, first, last).stream().filter(other -> other.account().equals(deputy)).findFirst().ifPresent(other -> {
            throw Refused.conflict("absence.deputy-away", standIn.name() + "在" + days(other) + "自己不在岗，请选择其他同事。");
        });
        absences.insert(new Absence(UUID.randomUUID().toString(), actor.account(), actor.name(), deputy, standIn.name(), first, last, duties,
                why, Stamp.now(clock), null));
        facts.publishEvent(new TaskFact.AbsenceRecorded(CaseRef.HOUSE, actor.account(), deputy, first, last, duties));
    }

    /** The person is back early. */
    @Act
    public void end(Actor actor, String id) {
        Absence absence = absences.hold(id).filter(a -> a.account().equals(actor.account()))
                .orElseThrow(() -> Refused.absent("没有这次委托代办，或者它不是您的。"));
        if (absence.endedAt() != null || absence.last().isBefore(today())) {
            throw Refused.conflict("absence.over", "这次委托代办已经结束。");
        }
        absences.end(id, Stamp.now(clock));
        facts.publishEvent(new TaskFact.AbsenceEnded(CaseRef.HOUSE, actor.account(), absence.deputy()));
    }

    /** Mine and those in which I stand in, latest first. */
    public List<Absence> of(Actor actor) {
        return absences.of(actor.account());
    }

    /** Who of these is away today, by account. */
    public Map<String, Absence> today(Collection<String> accounts) {
        return absences.on(accounts, today()).stream().collect(Collectors.toMap(Absence::account, a -> a, (one, other) -> one));
    }

    private static String days(Absence absence) {
        return Period.words(absence.first()) + "至" + Period.words(absence.last());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Period.ZONE);
    }
}

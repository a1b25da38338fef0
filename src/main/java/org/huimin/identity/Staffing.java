package org.huimin.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Verdict;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Enrols the offices of a programme and the people who hold posts in them. */
@Service
public class Staffing {

    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");
    private static final Pattern ROLE = Pattern.compile("[a-z0-9-]{1,39}");

    private final Staff staff;
    private final ApplicationEventPublisher facts;

    Staffing(Staff staff, ApplicationEventPublisher facts) {
        this.staff = staff;
        this.facts = facts;
    }

    /**
     * Adds what is not yet there; who is there already keeps their posts and gains the new ones.
     *
     * @throws Refused invalid for a faulty code, conflict where a code already stands for another unit or person: work
     *                 for one office must never reach another of the same code
     */
    @Act
    public void enrol(List<UnitEntry> units, List<PersonEntry> people) {
        Map<String, UnitEntry> known = new HashMap<>();
        staff.units().forEach(u -> known.put(u.code(), u));
        Verdict verdict = Verdict.yes();
        for (UnitEntry unit : units) {
            verdict = verdict.and(judge(unit));
            UnitEntry before = known.putIfAbsent(unit.code(), unit);
            if (before != null && !before.name().equals(unit.name())) {
                throw Refused.conflict("unit.code-taken", "单位代码“" + unit.code() + "”已登记为“" + before.name()
                        + "”，不能再用于“" + unit.name() + "”，请在活动文件中换一个代码。");
            }
        }
        for (PersonEntry person : people) {
            verdict = verdict.and(judge(person, known));
        }
        verdict.orRefuse();
        List<UnitEntry> newUnits = staff.add(units);
        List<PersonEntry> newPeople = staff.enrol(people);
        if (!newUnits.isEmpty() || !newPeople.isEmpty()) {
            facts.publishEvent(new StaffingFact.PeopleEnrolled(CaseRef.HOUSE, Actor.SYSTEM.account(), newUnits.size(), newPeople.size()));
        }
    }

    /** Lets somebody in no more; the next click finds the door closed. @throws Refused absent where nobody has the account */
    @Act
    public void leave(Actor by, String account) {
        if (!staff.deactivate(account)) {
            throw nobody(account);
        }
        facts.publishEvent(new StaffingFact.PersonLeft(CaseRef.HOUSE, by.account(), account));
    }

    /** Takes one post from somebody who keeps the others. @throws Refused absent where the person does not hold it */
    @Act
    public void vacate(Actor by, String account, String group) {
        if (!staff.vacate(account, group)) {
            throw nobody(account);
        }
        facts.publishEvent(new StaffingFact.PostVacated(CaseRef.HOUSE, by.account(), account, group));
    }

    private static Refused nobody(String account) {
        return Refused.absent("没有账号“" + account + "”，或者它不担任这个岗位。");
    }

    /** Every post goes to the successor; whoever has none left can no longer sign in. @param by account of whoever recorded it */
    @Act
    public void handOver(String from, String to, String by) {
        List<String> posts = staff.postsOf(from);
        staff.movePosts(from, to, posts);
        facts.publishEvent(new StaffingFact.PostsHandedOver(CaseRef.HOUSE, by, from, to, posts));
    }

    private static Verdict judge(UnitEntry unit) {
        if (unit.code() == null || !UnitEntry.CODE.matcher(unit.code()).matches()) {
            return Verdict.no("unit.code", "units.code", unit.code(),
                    "单位代码“" + unit.code() + "”不符合要求：须为小写字母、数字和连字符，最多40位。");
        }
        return unit.name() == null || unit.name().isBlank() || unit.name().length() > 120
                ? Verdict.no("unit.name", "units.name", unit.name(), "单位“" + unit.code() + "”须有名称，最多120字。") : Verdict.yes();
    }

    private static Verdict judge(PersonEntry person, Map<String, UnitEntry> known) {
        if (person.account() == null || !ACCOUNT.matcher(person.account()).matches()) {
            return Verdict.no("person.account", "people.account", person.account(),
                    "账号“" + person.account() + "”不符合要求：须为小写字母、数字、点和连字符，最多64位。");
        }
        if (person.name() == null || person.name().isBlank() || person.name().length() > 80) {
            return Verdict.no("person.name", "people.name", person.name(), "账号“" + person.account() + "”须有显示名称，最多80字。");
        }
        if (!known.containsKey(person.unit())) {
            return Verdict.no("person.unit", "people.unit", person.unit(),
                    "账号“" + person.account() + "”所属的单位“" + person.unit() + "”没有登记。");
        }
        return person.roles().stream().filter(r -> !ROLE.matcher(r).matches()).findFirst()
                .map(r -> Verdict.no("person.role", "people.roles", r, "账号“" + person.account() + "”的岗位“" + r
                        + "”不符合要求：须为小写字母、数字和连字符。")).orElse(Verdict.yes());
    }
}

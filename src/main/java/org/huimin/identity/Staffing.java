package org.huimin.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.identity.Staff.Registered;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Verdict;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Keeps the register of offices, their posts and the people who hold them; where people sign in at a realm, its tokens say who they are. */
@Service
public class Staffing {

    private static final int LONGEST_SUBJECT = 64;

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
        Map<String, UnitEntry> known = known(units);
        Verdict verdict = Verdict.yes();
        for (PersonEntry person : people) {
            verdict = verdict.and(judge(person, known)).and(Administration.apart(person.account(), person.unit(), roles(person)));
        }
        verdict.orRefuse();
        List<Post> posts = people.stream().flatMap(p -> p.roles().stream().map(role -> new Post(p.unit(), role))).toList();
        Collection<Post> newPosts = judge(posts);
        List<UnitEntry> newUnits = staff.add(units);
        staff.establish(newPosts);
        List<PersonEntry> newPeople = staff.enrol(people);
        if (!newUnits.isEmpty() || !newPeople.isEmpty()) {
            facts.publishEvent(new StaffingFact.PeopleEnrolled(CaseRef.HOUSE, Actor.SYSTEM.account(), newUnits.size(), newPeople.size()));
        }
    }

    /**
     * Adds units and the posts that there are in them, without saying who holds them.
     *
     * @throws Refused as {@link #enrol}
     */
    @Act
    public void establish(List<UnitEntry> units, Collection<Post> posts) {
        Map<String, UnitEntry> known = known(units);
        Verdict verdict = Verdict.yes();
        for (Post post : posts) {
            verdict = verdict.and(judge(post, known));
        }
        verdict.orRefuse();
        Collection<Post> newPosts = judge(posts);
        List<UnitEntry> newUnits = staff.add(units);
        staff.establish(newPosts);
        if (!newUnits.isEmpty() || !newPosts.isEmpty()) {
            facts.publishEvent(new StaffingFact.PostsEstablished(CaseRef.HOUSE, Actor.SYSTEM.account(), newUnits.size(), newPosts.size()));
        }
    }

    /** Those to be given and, where nobody may have two, those held already. */
    private List<String> roles(PersonEntry person) {
        return person.unit().equals(Administration.UNIT) ? Stream.concat(person.roles().stream(), rolesOf(person.account())).toList() : person.roles();
    }

    private Stream<String> rolesOf(String account) {
        Map<String, Post> known = staff.posts();
        return staff.postsOf(account).stream().map(known::get).filter(Objects::nonNull).map(Post::role);
    }

    private Map<String, UnitEntry> known(List<UnitEntry> units) {
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
        verdict.orRefuse();
        return known;
    }

    /** @return those that are not there yet */
    private Collection<Post> judge(Collection<Post> posts) {
        Map<String, Post> taken = staff.posts();
        Set<Post> added = new LinkedHashSet<>();
        for (Post post : posts) {
            Post before = taken.putIfAbsent(post.group(), post);
            if (before == null) {
                added.add(post);
            } else if (!before.equals(post)) {
                throw Refused.conflict("post.group-taken", "单位“" + post.unit() + "”的岗位“" + post.role() + "”与单位“" + before.unit() + "”的岗位“"
                        + before.role() + "”同名（" + post.group() + "），待办会送错单位，请在活动文件中换一个代码。");
            }
        }
        return added;
    }

    /**
     * Brings the register to what a token says: the person is in, in that unit, with those of the roles for which the unit
     * has posts. A post no longer named is lost at once, with the work claimed under it.
     *
     * @throws Refused invalid for an account the house cannot keep records under, forbidden where the token names no unit
     *                 of the house or several: whoever was in is out then; conflict where account and person do not belong together
     */
    @Act
    public Person follow(TokenBearer bearer) {
        judge(bearer).orRefuse();
        List<Registered> found = staff.registered(bearer.account(), bearer.subject());
        Registered before = found.stream().filter(p -> p.account().equals(bearer.account())).findFirst().orElse(null);
        if (found.size() > 1 || found.size() == 1 && before == null || before != null && before.subject() != null && !before.subject().equals(bearer.subject())) {
            throw Refused.conflict("person.account-taken", "账号“" + bearer.account() + "”与登记的人员不一致：账号不能改名，也不能转给他人使用，请由管理员新建账号。");
        }
        List<String> units = bearer.units().stream().filter(code -> staff.unit(code).isPresent()).sorted().toList();
        if (units.size() != 1) {
            if (before != null && before.active()) {
                leave(Actor.SYSTEM, before.account());
            }
            throw Refused.forbidden("person.no-unit", "账号“" + bearer.account() + "”" + (units.isEmpty() ? "没有编入本系统登记的单位"
                    : "编入了不止一个单位（" + String.join("、", units) + "）") + "，请联系本单位管理员。");
        }
        Verdict apart = Administration.apart(bearer.account(), units.get(0), bearer.roles());
        if (!apart.isYes()) {
            if (before != null && before.active()) {
                leave(Actor.SYSTEM, before.account());
            }
            throw new Refused(Refused.Kind.FORBIDDEN, apart.reasons());
        }
        Registered now = new Registered(bearer.account(), bearer.name(), units.get(0), true, bearer.subject());
        Set<String> posts = staff.posts().values().stream().filter(p -> p.unit().equals(now.unit()) && bearer.roles().contains(p.role()))
                .map(Post::group).collect(Collectors.toCollection(TreeSet::new));
        Set<String> held = new TreeSet<>(staff.postsOf(now.account()));
        if (!now.equals(before)) {
            staff.register(now, before == null);
        }
        held.stream().filter(group -> !posts.contains(group)).forEach(group -> vacate(Actor.SYSTEM, now.account(), group));
        staff.take(now.account(), posts.stream().filter(group -> !held.contains(group)).toList());
        if (!now.equals(before) || !held.containsAll(posts)) {
            facts.publishEvent(new StaffingFact.PersonRegistered(CaseRef.HOUSE, Actor.SYSTEM.account(), now.account(), now.unit(), List.copyOf(posts)));
        }
        return staff.find(now.account()).orElseThrow();
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

    /**
     * Every post goes to the successor; whoever has none left can no longer sign in.
     *
     * @param by account of whoever recorded it
     * @throws Refused invalid where the successor would hold two offices of the administration
     */
    @Act
    public void handOver(String from, String to, String by) {
        List<String> posts = staff.postsOf(from);
        Administration.apart(to, staff.find(to).map(Person::unit).orElse(""), Stream.concat(rolesOf(from), rolesOf(to)).toList()).orRefuse();
        staff.movePosts(from, to, posts);
        facts.publishEvent(new StaffingFact.PostsHandedOver(CaseRef.HOUSE, by, from, to, posts));
    }

    private static Verdict judge(TokenBearer bearer) {
        boolean fit = PersonEntry.ACCOUNT.matcher(bearer.account()).matches() && !bearer.account().equals(Actor.SYSTEM.account());
        return !fit || bearer.subject().isEmpty() || bearer.subject().length() > LONGEST_SUBJECT ? Verdict.no("person.account", "preferred_username",
                bearer.account(), "账号“" + bearer.account() + "”不能用于本系统：须为小写字母、数字、点和连字符，最多64位，且不能是 system。") : Verdict.yes();
    }

    private static Verdict judge(Post post, Map<String, UnitEntry> known) {
        if (!Administration.allows(post)) {
            return Verdict.no("post.reserved", "posts", post.group(), "岗位“" + post.role() + "”不能设在单位“" + post.unit() + "”：单位“" + Administration.UNIT
                    + "”只设系统、安全、审计三个管理岗位，这三个岗位代码也不能用于别的单位，请在活动文件中换一个代码。");
        }
        return known.containsKey(post.unit()) && PersonEntry.ROLE.matcher(post.role()).matches() ? Verdict.yes() : Verdict.no("post.faulty", "posts",
                post.group(), "岗位“" + post.group() + "”不符合要求：单位须已登记，岗位代码须为小写字母、数字和连字符，最多39位。");
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
        if (person.account() == null || !PersonEntry.ACCOUNT.matcher(person.account()).matches()) {
            return Verdict.no("person.account", "people.account", person.account(),
                    "账号“" + person.account() + "”不符合要求：须为小写字母、数字、点和连字符，最多64位。");
        }
        if (person.name() == null || person.name().isBlank() || person.name().length() > PersonEntry.LONGEST_NAME) {
            return Verdict.no("person.name", "people.name", person.name(), "账号“" + person.account() + "”须有显示名称，最多80字。");
        }
        if (!known.containsKey(person.unit())) {
            return Verdict.no("person.unit", "people.unit", person.unit(),
                    "账号“" + person.account() + "”所属的单位“" + person.unit() + "”没有登记。");
        }
        return person.roles().stream().filter(r -> !PersonEntry.ROLE.matcher(r).matches()).findFirst()
                .map(r -> Verdict.no("person.role", "people.roles", r, "账号“" + person.account() + "”的岗位“" + r
                        + "”不符合要求：须为小写字母、数字和连字符。")).orElse(Verdict.yes());
    }
}

package org.huimin.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.huimin.calendar.BusinessClock;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.identity.PersonEntry;
import org.huimin.identity.Staffing;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.testing.PlanWalk;
import org.huimin.testing.WholeHouse;

/**
 * Whoever tries whatever in whichever order, with posts, deputies and helpers changing under way: in the records that are
 * left nobody has decided on work of their own.
 */
class SeparationPropertiesTest {

    private static final int ACTS = 160;
    private static final List<String> CAST = List.of("commerce-officer", "commerce-officer-2", "commerce-officer-3", "commerce-head", "commerce-both",
            "commerce-both-2", "commerce-second-head", "finance-officer", "gov-officer");

    private static WholeHouse house;
    private static int plans;
    private static int attempts;
    private static int done;
    private static final Map<String, Integer> refusals = new TreeMap<>();

    @BeforeContainer
    static void openTheHouse() {
        house = WholeHouse.onH2();
        PlanWalk.begin(house, "separation-0");
        house.get(Staffing.class).enrol(List.of(), List.of(
                new PersonEntry("commerce-both", "县商务局兼岗人员1", "commerce", List.of("officer", "head")),
                new PersonEntry("commerce-both-2", "县商务局兼岗人员2", "commerce", List.of("officer", "head")),
                new PersonEntry("commerce-second-head", "县商务局负责人2", "commerce", List.of("head"))));
    }

    @AfterContainer
    static void closeTheHouse() {
        house.close();
        assertThat(done).as("of " + attempts + " acts done, refused " + refusals).isGreaterThan(attempts / 10);
        assertThat(refusals.getOrDefault("task.separation", 0)).as("refused for separation, of " + refusals).isGreaterThan(20);
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    @Tag("check-8")
    void nobodyDecidesOnTheirOwnWork(@ForAll long seed) {
        Random dice = new Random(seed);
        PlanWalk plan = PlanWalk.begin(house, "separation-" + ++plans);
        for (int act = 0; act < ACTS; act++) {
            attempts++;
            try {
                tried(plan, dice);
                done++;
            } catch (Refused no) {
                refusals.merge(no.reasons().get(0).rule(), 1, Integer::sum);
            }
        }
        assertNobodyMetThemselves(plan.programme());
    }

    private static void tried(PlanWalk plan, Random dice) {
        List<WorkItem> open = plan.open();
        if (open.isEmpty()) {
            plan.next();
            return;
        }
        WorkItem item = one(open, dice);
        Actor actor = dice.nextInt(4) == 0 || item.assignee() == null ? member(item, dice) : person(item.assignee());
        switch (dice.nextInt(16)) {
            case 0, 1, 2, 3 -> desk().claim(actor, item.id());
            case 4, 5, 6, 7 -> desk().complete(actor, item.id(), answer(plan, item, dice));
            case 8 -> house.get(Transferring.class).transfer(actor, item.id(), one(CAST, dice), "外出培训");
            case 9 -> house.get(Helping.class).ask(actor, item.id(), dice.nextBoolean() ? Help.Kind.ASSIST : Help.Kind.COSIGN, one(CAST, dice), "请看一看");
            case 10, 11 -> reply(plan, dice);
            case 12 -> absence(dice);
            case 13 -> afterwards(plan, dice);
            case 14 -> post(dice);
            default -> house.get(Batching.class).agree(actor, List.of(item.id()), "同意。").stream()
                    .filter(o -> o.result() == Batching.Result.REFUSED).findFirst().ifPresent(o -> {
                        throw Refused.conflict("batch.one-refused", o.sentence());
                    });
        }
    }

    private static Answer answer(PlanWalk plan, WorkItem item, Random dice) {
        Map<String, Object> values = new HashMap<>(plan.answer(item).values());
        if (values.containsKey("decision") && dice.nextInt(4) == 0) {
            values.putAll(Map.of("decision", "RETURNED", "opinion", "请修改。"));
            values.keySet().retainAll(Set.of("decision", "opinion"));
        }
        return Answer.of(values);
    }

    private static void reply(PlanWalk plan, Random dice) {
        List<Help> asked = house.get(Helping.class).ofCase(plan.programme()).stream().filter(Help::isOpen).toList();
        if (!asked.isEmpty()) {
            Help help = one(asked, dice);
            house.get(Helping.class).reply(person(help.helper()), help.id(), dice.nextBoolean(), "已阅。");
        }
    }

    private static void absence(Random dice) {
        Actor away = person(one(CAST, dice));
        var absenting = house.get(Absenting.class);
        LocalDate today = LocalDate.ofInstant(house.get(BusinessClock.class).instant(), Period.ZONE);
        List<Absence> running = absenting.of(away).stream().filter(a -> a.account().equals(away.account()) && a.endedAt() == null).toList();
        if (running.isEmpty()) {
            absenting.record(away, one(CAST, dice), today, today.plusDays(dice.nextInt(5)), List.of(), "外出开会");
        } else {
            absenting.end(away, running.get(0).id());
        }
    }

    /** Takes an answer back, corrects one, or decides on a correction. */
    private static void afterwards(PlanWalk plan, Random dice) {
        List<WorkItem> answered = house.get(Inbox.class).timeline(plan.programme()).stream().map(Handled::item)
                .filter(i -> i.state() == WorkItem.State.DONE).toList();
        if (answered.isEmpty()) {
            return;
        }
        WorkItem item = one(answered, dice);
        List<Correction> proposed = house.get(Correcting.class).of(item).stream().filter(c -> c.state() == Correction.State.PROPOSED).toList();
        if (!proposed.isEmpty()) {
            house.get(Correcting.class).decide(person(one(CAST, dice)), proposed.get(0).id(), true, "");
        } else if (dice.nextBoolean()) {
            house.get(TakingBack.class).takeBack(person(item.doneBy()), item.id(), "有误");
        } else {
            List<Correcting.Entry> entries = house.get(Correcting.class).correctable(item);
            if (!entries.isEmpty()) {
                house.get(Correcting.class).correct(member(item, dice), item.id(), one(entries, dice).field(), "更正" + dice.nextInt(100), "笔误");
            }
        }
    }

    /** Posts change in mid-process; somebody with both remains. */
    private static void post(Random dice) {
        String account = one(List.of("commerce-officer-3", "commerce-second-head"), dice);
        String role = one(List.of("officer", "head"), dice);
        if (person(account).groups().contains("commerce-" + role)) {
            house.get(Staffing.class).vacate(Actor.SYSTEM, account, "commerce-" + role);
        } else {
            house.get(Staffing.class).enrol(List.of(), List.of(new PersonEntry(account, "县商务局兼岗人员", "commerce", List.of(role))));
        }
    }

    /** Read from the rows alone, without the code that is to be shown. */
    private static void assertNobodyMetThemselves(CaseRef programme) {
        Map<String, Set<String>> performers = new TreeMap<>();
        for (String way : List.of("duty, done_by from work_item where state = 'DONE' and root_ref = ? and done_by is not null",
                "duty, acting_for from work_item where state = 'DONE' and root_ref = ? and acting_for is not null",
                "duty, helper from work_help where state = 'ANSWERED' and root_ref = ?",
                "i.duty, c.account from work_correction c join work_item i on i.id = c.work_item where c.state <> 'REFUSED' and c.root_ref = ?")) {
            house.sql().query("select " + way, row -> {
                performers.computeIfAbsent(row.getString(1), duty -> new HashSet<>()).add(row.getString(2));
            }, programme.value());
        }
        for (ProgrammeSpec.Separation separation : house.get(ProgrammeRegister.class).separations(programme)) {
            List<String> duties = new ArrayList<>(separation.duties());
            for (int a = 0; a < duties.size(); a++) {
                for (int b = a + 1; b < duties.size(); b++) {
                    Set<String> both = new HashSet<>(performers.getOrDefault(duties.get(a), Set.of()));
                    both.retainAll(performers.getOrDefault(duties.get(b), Set.of()));
                    assertThat(both).as(duties.get(a) + " and " + duties.get(b) + " in " + programme).isEmpty();
                }
            }
        }
        assertThat(house.sql().queryForObject("select count(*) from work_correction where root_ref = ? and decided_by = account", Long.class,
                programme.value())).as("corrections approved by whoever proposed them").isZero();
    }

    private static <T> T one(List<T> of, Random dice) {
        return of.get(dice.nextInt(of.size()));
    }

    /** Somebody who holds the post, deputies and strangers now and then. */
    private static Actor member(WorkItem item, Random dice) {
        List<Person> group = house.get(People.class).inGroup(item.group());
        return dice.nextInt(5) == 0 || group.isEmpty() ? person(one(CAST, dice)) : one(group, dice).actor();
    }

    private static Actor person(String account) {
        return house.get(People.class).find(account).orElseThrow().actor();
    }

    private static Desk desk() {
        return house.get(Desk.class);
    }
}

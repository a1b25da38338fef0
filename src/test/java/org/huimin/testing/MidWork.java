package org.huimin.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.huimin.kernel.CaseRef;
import org.huimin.oversight.TrailFile;
import org.huimin.oversight.TrailRegister;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeView;
import org.huimin.workflow.InboxCheck;

/**
 * A house of its own process, to be killed: proves what it finds in its database, then several people answer what lies on
 * the desks, and each answer is told once it is given. A line that counts begins with @ and ends with a full stop.
 */
public final class MidWork {

    private static final int PEOPLE = 4;

    private MidWork() { }

    /** @param arguments address, user and password of the database; a file with what was told before; how many steps to take */
    public static void main(String... arguments) throws Exception {
        int steps = Integer.parseInt(arguments[4]);
        try (WholeHouse house = WholeHouse.deaf(arguments[0], arguments[1], arguments[2], "spring.main.banner-mode=off")) {
            faults(house, Path.of(arguments[3])).forEach(fault -> tell("wrong " + fault.replace('\n', ' ')));
            tell("proved");
            work(house, steps);
            faults(house, Path.of(arguments[3])).forEach(fault -> tell("wrong " + fault.replace('\n', ' ')));
            tell("end");
        }
    }

    private static List<String> faults(WholeHouse house, Path told) throws IOException {
        List<String> faults = new ArrayList<>();
        house.get(InboxCheck.class).differences().forEach(d -> faults.add("inbox and engine differ: " + d));
        for (CaseRef chain : Stream.concat(Stream.of(CaseRef.HOUSE), programmes(house).stream()).toList()) {
            TrailFile.Result result = house.get(TrailRegister.class).check(chain);
            if (!result.holds() && result.lines() > 0) {
                faults.add("trail of " + chain + ": " + result.fault().message());
            }
        }
        house.sql().queryForList("""
                select id from work_item i where state = 'DONE' and not exists (select 1 from work_answer a where a.work_item = i.id)
                union all select work_item from work_answer a where not exists
                  (select 1 from work_item i where i.id = a.work_item and i.state = 'DONE')""", String.class).forEach(id -> faults.add("half stored: " + id));
        long done = count(house, "select count(*) from work_item where state = 'DONE'");
        long recorded = count(house, "select count(*) from trail_entry where fact = 'TaskCompleted'");
        if (done != recorded) {
            faults.add(done + " answers, but " + recorded + " on record");
        }
        for (String id : Files.exists(told) ? Files.readAllLines(told) : List.<String>of()) {
            if (count(house, "select count(*) from work_item where id = '" + id + "' and state = 'DONE'") == 0) {
                faults.add("told as done, and is not: " + id);
            }
        }
        return faults;
    }

    private static void work(WholeHouse house, int steps) throws Exception {
        List<PlanWalk> plans = new ArrayList<>(programmes(house).stream().map(p -> PlanWalk.resume(house, p)).filter(p -> !p.open().isEmpty()).toList());
        while (plans.size() < PEOPLE * 3) {
            plans.add(PlanWalk.begin(house, "killed-" + UUID.randomUUID().toString().substring(0, 8)));
        }
        tell("ready");
        AtomicInteger left = new AtomicInteger(steps);
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        List<Future<?>> working = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            List<PlanWalk> own = plans.subList(person * 3, person * 3 + 3);
            working.add(people.submit(() -> own.forEach(plan -> answer(plan, left))));
        }
        for (Future<?> one : working) {
            one.get();
        }
        people.shutdown();
    }

    private static void answer(PlanWalk plan, AtomicInteger left) {
        while (left.getAndDecrement() > 0) {
            Optional<PlanWalk.Step> step = plan.next();
            if (step.isEmpty()) {
                return;
            }
            step.get().complete();
            tell("done " + step.get().item().id());
        }
    }

    private static List<CaseRef> programmes(WholeHouse house) {
        return house.get(ProgrammeRegister.class).list(null, 100).stream().map(ProgrammeView::caseRef).toList();
    }

    private static long count(WholeHouse house, String query) {
        return house.sql().queryForObject(query, Long.class);
    }

    private static synchronized void tell(String line) {
        System.out.println("@" + line + " .");
        System.out.flush();
    }
}

package org.huimin.rehearsal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.calendar.BusinessClock;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.tasks.Help;
import org.huimin.tasks.Helping;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.Timekeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * A house to try: before the door opens for the first time, its programmes are brought to a moment in the middle of their
 * lives, or the first of them to its beginning. A visitor may let simulated colleagues do the other offices' work and send
 * the clock to the next date.
 */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty("huimin.demonstration")
public class Demonstration implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);
    private static final long SEED = 2023;
    private static final int MOST_PROGRAMMES = 100;
    private static final int MOST_ROUNDS = 60;
    private static final int EVERY_SECONDS = 2;

    private final Rehearsing rehearsing;
    private final ProgrammeRegister programmes;
    private final Timekeeper timekeeper;
    private final BusinessClock clock;
    private final Helping helping;
    private final People people;
    private final MidLife midLife;
    private final MadeUpStaff staff;
    private final Unhurried unhurried;
    private final List<String> files;
    private final String moment;
    private final Map<CaseRef, Rehearsing.Play> plays = new LinkedHashMap<>();
    private ScheduledExecutorService executor;

    Demonstration(Rehearsing rehearsing, ProgrammeRegister programmes, Timekeeper timekeeper, BusinessClock clock,
                  Helping helping, People people, MidLife midLife, MadeUpStaff staff, Unhurried unhurried,
                  @Value("${huimin.demonstration-programmes}") List<String> files,
                  @Value("${huimin.demonstration-moment}") String moment) {
        this.rehearsing = rehearsing;
        this.programmes = programmes;
        this.timekeeper = timekeeper;
        this.clock = clock;
        this.helping = helping;
        this.people = people;
        this.midLife = midLife;
        this.staff = staff;
        this.unhurried = unhurried;
        this.files = files;
        this.moment = moment;
    }

    /** What was done in answer to a visitor's wish: how many pieces of work, and what the last of them were. */
    public record Done(int steps, List<String> last) { }

    /** Lets simulated colleagues do whatever lies on other desks now; the clock stays as it is. */
    public synchronized Done others(Actor visitor) {
        List<String> told = new ArrayList<>();
        for (Rehearsing.Play play : plays.values()) {
            helpOut(visitor, play.programme());
            Set<String> waiting = helping.ofCase(play.programme()).stream().filter(Help::isOpen).map(Help::item).collect(Collectors.toSet());
            int rounds = 0;
            while (rounds++ < MOST_ROUNDS && play.now(item -> notOf(visitor, item) && !waiting.contains(item.id()) && !play.tooEarly(item),
                    told::add)) {
                LOG.debug("{} pieces of simulated work so far", told.size());
            }
        }
        return done(told);
    }

    /** Sends the clock to the next date anything waits for, and runs what is due then. */
    public synchronized Optional<Instant> forward() {
        Optional<Instant> next = Stream.concat(timekeeper.nextDue().stream(), plays.values().stream().flatMap(Rehearsing.Play::deliveries))
                .min(Instant::compareTo);
        next.ifPresent(clock::advanceTo);
        timekeeper.runDue();
        return next;
    }

    /** What a diligent colleague would answer; for filling a form in one click. */
    public synchronized Map<String, Object> answer(Actor visitor, WorkItem item) {
        if (!plays.containsKey(item.root())) {
            throw Refused.absent("演示数据中没有这项工作。");
        }
        return plays.get(item.root()).answers().to(item, visitor);
    }

    private static boolean notOf(Actor visitor, WorkItem item) {
        return !visitor.account().equals(item.assignee()) && (item.personal() || !visitor.groups().contains(item.group()));
    }

    /** Whoever was asked to help and is not the visitor has nothing against it. */
    private void helpOut(Actor visitor, CaseRef programme) {
        helping.ofCase(programme).stream().filter(h -> h.isOpen() && !h.helper().equals(visitor.account()))
                .forEach(h -> people.find(h.helper()).ifPresent(p -> helping.reply(p.actor(), h.id(), true, "无不同意见（演示）。")));
    }

    private static Done done(List<String> told) {
        return new Done(told.size(), told.subList(Math.max(0, told.size() - 5), told.size()));
    }

    @Override
    public synchronized void start() {
        if (programmes.list(null, 1).isEmpty()) {
            unhurried.during(this::firstStart);
        }
        staff.enrolAdministrators();
        programmes.list(null, MOST_PROGRAMMES).forEach(p -> plays.put(p.caseRef(), rehearsing.resume(p.caseRef(), SEED)));
        executor = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "demonstration"));
        executor.scheduleWithFixedDelay(this::tick, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void firstStart() {
        if (moment.isBlank()) {
            rehearsing.begin(ProgrammeFile.read(files.get(0)), SEED);
        } else {
            midLife.at(LocalDateTime.parse(moment).atZone(Period.ZONE).toInstant(), files.stream().map(ProgrammeFile::read).toList(), SEED);
        }
    }

    private synchronized void tick() {
        try {
            timekeeper.runDue();
        } catch (RuntimeException e) {
            LOG.error("a due step of the demonstration failed; it is tried again", e);
        }
    }

    @Override
    public void stop() {
        executor.shutdownNow();
        executor = null;
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }

    /** Before the web server's, so that nobody meets an empty house. */
    @Override
    public int getPhase() {
        return 0;
    }
}

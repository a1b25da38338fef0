package org.huimin.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.huimin.calendar.BusinessClock;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.publicity.Objecting;
import org.huimin.publicity.PublicityRegister;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.Timekeeper;
import org.huimin.workflow.Launching;
import org.springframework.stereotype.Service;

/**
 * Plays programmes on a turned clock: simulated people answer what lies on the desks, due steps are run one by one, and
 * where nothing is left to do today the clock goes on to the next date. The engine's own executor must be off.
 */
@Service
public class Rehearsing {

    private static final int MOST_ROUNDS = 20_000;
    private static final Duration PACE = Duration.ofMinutes(3);

    private final Launching launching;
    private final Inbox inbox;
    private final MadeUpStaff staff;
    private final SimulatedPeople people;
    private final Timekeeper timekeeper;
    private final BusinessClock clock;
    private final Objecting objecting;
    private final PublicityRegister publicities;
    private final ShopClosing closing;
    private final SimulatedAnswers.Sources sources;

    Rehearsing(Launching launching, MadeUpStaff staff, Inbox inbox, SimulatedPeople people, Timekeeper timekeeper, BusinessClock clock,
               Objecting objecting, PublicityRegister publicities, ShopClosing closing, SimulatedAnswers.Sources sources) {
        this.launching = launching;
        this.staff = staff;
        this.inbox = inbox;
        this.people = people;
        this.timekeeper = timekeeper;
        this.clock = clock;
        this.objecting = objecting;
        this.publicities = publicities;
        this.closing = closing;
        this.sources = sources;
    }

    /**
     * Turns the clock to the file's beginning and takes the programme in; its plan lies on the drafter's desk afterwards.
     * What the file says goes wrong will.
     */
    public Play begin(ProgrammeSpec spec, long seed) {
        clock.turnTo(beginning(spec));
        return new Play(launch(spec), seed, Incidents.of(spec, seed));
    }

    /**
     * Lets programmes live side by side on the one clock, each from the beginning its file names, until a moment.
     *
     * @param left work that nobody does
     */
    void together(List<ProgrammeSpec> specs, long seed, Instant until, Predicate<WorkItem> left) {
        Deque<ProgrammeSpec> coming = new ArrayDeque<>(specs.stream().sorted(Comparator.comparing(Rehearsing::beginning)).toList());
        List<Play> plays = new ArrayList<>();
        clock.turnTo(beginning(coming.peek()));
        while (true) {
            while (!coming.isEmpty() && !beginning(coming.peek()).isAfter(clock.instant())) {
                ProgrammeSpec spec = coming.poll();
                plays.add(new Play(launch(spec), seed, Incidents.of(spec, seed)));
            }
            boolean done = false;
            for (Play play : plays) {
                done |= play.now(item -> !left.test(item) && play.canBeDone(item), words -> { });
            }
            Optional<Instant> next = done ? Optional.of(clock.instant().plus(PACE))
                    : Stream.concat(coming.stream().map(Rehearsing::beginning), plays.stream().flatMap(play -> play.dates(left.negate())))
                            .filter(date -> date.isAfter(clock.instant())).min(Instant::compareTo);
            if (next.isEmpty() || next.get().isAfter(until)) {
                clock.turnTo(until);
                timekeeper.runDue();
                return;
            }
            clock.turnTo(next.get());
        }
    }

    /** The posts' holders are there before their first work is played. */
    private CaseRef launch(ProgrammeSpec spec) {
        CaseRef programme = launching.launch(Actor.SYSTEM, spec);
        staff.enrol(sources.programmes().spec(programme));
        return programme;
    }

    private static Instant beginning(ProgrammeSpec spec) {
        return spec.rehearsal().start().atZone(Period.ZONE).toInstant();
    }

    /** Takes up a programme that is already running; nothing goes wrong. */
    public Play resume(CaseRef programme, long seed) {
        return new Play(programme, seed, Incidents.none(sources.programmes().spec(programme)));
    }

    /** One programme being played. */
    public final class Play {

        private final CaseRef programme;
        private final SimulatedAnswers answers;
        private final Incidents incidents;
        private final ShopClosing.Calendar closures;
        private final SimulatedApplicants.Of applicants;
        private final Set<String> unsent = new HashSet<>();
        private boolean objected;

        private Play(CaseRef programme, long seed, Incidents incidents) {
            this.programme = programme;
            this.incidents = incidents;
            this.closures = closing.calendar(programme, incidents);
            this.applicants = sources.applicants().of(programme);
            this.answers = new SimulatedAnswers(sources, programme, seed, incidents, () -> closures.closures(clock.instant()));
        }

        public CaseRef programme() {
            return programme;
        }

        /** Plays to the end. @param progress told in a line whatever moves the programme on */
        public void toTheEnd(Consumer<String> progress) {
            for (int round = 0; round < MOST_ROUNDS; round++) {
                if (!step(item -> true, progress)) {
                    return;
                }
            }
            throw new IllegalStateException("the rehearsal does not come to an end");
        }

        /**
         * Does everything that can be done now or, where that is nothing, goes on to the next date.
         *
         * @param simulated whose work is simulated; the rest is left to people
         * @return whether anything was done; false once nothing is left to do or to wait for
         */
        public boolean step(Predicate<WorkItem> simulated, Consumer<String> progress) {
            if (now(item -> simulated.test(item) && canBeDone(item), progress)) {
                clock.turnTo(clock.instant().plus(PACE));
                return true;
            }
            Optional<Instant> next = dates(simulated).min(Instant::compareTo);
            next.ifPresent(clock::advanceTo);
            next.ifPresent(n -> progress.accept(at() + "  ——"));
            return next.isPresent();
        }

        /** Does everything that can be done now, without touching the clock. @return whether anything was done */
        boolean now(Predicate<WorkItem> simulated, Consumer<String> progress) {
            int done = timekeeper.runDue();
            done += closures.done(clock.instant(), words -> progress.accept(at() + "  " + words));
            done += applicants.apply(words -> progress.accept(at() + "  " + words));
            objectOnce();
            for (WorkItem item : open(simulated)) {
                if (inbox.isOpen(item.id()) && incidents.unsent(item)) {
                    people.leaveUnsent(item, answers);
                    unsent.add(item.id());
                    progress.accept(at() + "  " + item.unitName() + "  " + item.name() + "（已暂存，没有报送）");
                    done++;
                } else if (inbox.isOpen(item.id())) {
                    people.handle(item, answers);
                    progress.accept(at() + "  " + item.unitName() + "  " + item.name() + (item.subject().isEmpty() ? "" : "（" + item.subject() + "）"));
                    done++;
                }
            }
            return done > 0;
        }

        private List<WorkItem> open(Predicate<WorkItem> simulated) {
            return inbox.openToPlayers(programme).stream().filter(this::answered).filter(simulated).toList();
        }

        private boolean answered(WorkItem item) {
            return !incidents.unanswered(item) || incidents.unsent(item) && !unsent.contains(item.id());
        }

        private boolean canBeDone(WorkItem item) {
            return !notBefore(item).isAfter(clock.instant());
        }

        /** Whether a platform would hand its books in before the last voucher of the phase has run out. */
        boolean tooEarly(WorkItem item) {
            return item.task().equals("submit-ledger") && !canBeDone(item);
        }

        /** When platforms will hand in the books they are asked for. */
        Stream<Instant> deliveries() {
            return inbox.openToPlayers(programme).stream().filter(this::tooEarly).map(this::notBefore);
        }

        /** Every date that something waits for. */
        private Stream<Instant> dates(Predicate<WorkItem> simulated) {
            return Stream.of(timekeeper.nextDue().stream(), closures.next().stream(), open(simulated).stream().map(this::notBefore))
                    .flatMap(dates -> dates);
        }

        /** When the simulated person answers at the earliest. */
        private Instant notBefore(WorkItem item) {
            ProgrammeSpec spec = sources.programmes().spec(programme);
            if (item.task().equals("submit-ledger")) {
                return PlatformBooks.deliveredAt(spec, Integer.parseInt(item.context("phase")));
            }
            Optional<Instant> closing = sources.selection().notBefore(item);
            if (closing.isPresent()) {
                return closing.get();
            }
            LocalDateTime stated = spec.rehearsal().notBefore().get(item.duty());
            return stated == null ? incidents.notBefore(item) : stated.atZone(Period.ZONE).toInstant();
        }

        /** One citizen objects to the first thing that is publicised. */
        private void objectOnce() {
            if (!objected) {
                publicities.running().stream().filter(p -> p.about().root().equals(programme)).findFirst().ifPresent(p -> {
                    objecting.file(new Objecting.Objection(p.id(), "某消费者（演练）", "演练联系方式", "希望说明选择该平台的理由。", List.of()));
                    objected = true;
                });
            }
        }

        private String at() {
            return clock.instant().atZone(Period.ZONE).toLocalDateTime().withNano(0).toString().replace('T', ' ');
        }

        SimulatedAnswers answers() {
            return answers;
        }
    }
}

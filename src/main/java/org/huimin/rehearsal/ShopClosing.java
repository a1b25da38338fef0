package org.huimin.rehearsal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.merchant.Removing;
import org.huimin.programme.ProgrammeRegister;
import org.springframework.stereotype.Component;

/** The simulated officer who keeps the directory takes shops out while a phase runs, and lets some in again. */
@Component
class ShopClosing {

    private static final String DUTY = "correct-directory";

    private final ProgrammeRegister programmes;
    private final MerchantDirectory directory;
    private final Removing removing;
    private final SimulatedPeople people;

    ShopClosing(ProgrammeRegister programmes, MerchantDirectory directory, Removing removing, SimulatedPeople people) {
        this.programmes = programmes;
        this.directory = directory;
        this.removing = removing;
        this.people = people;
    }

    /** What is going to happen, and what of it has. */
    final class Calendar {

        private record Act(Instant at, String words, Runnable deed) { }

        private final CaseRef programme;
        private final Incidents incidents;
        private List<Closure> closures;
        private List<Act> ahead = List.of();

        private Calendar(CaseRef programme, Incidents incidents) {
            this.programme = programme;
            this.incidents = incidents;
        }

        /** Known once the first phase has begun; empty before. */
        List<Closure> closures(Instant now) {
            if (closures == null && !now.isBefore(incidents.opening())) {
                closures = incidents.closures(programmes.spec(programme).platforms().stream()
                        .flatMap(p -> directory.stores(programme, p.code()).stream()).toList());
                ahead = closures.stream().flatMap(this::acts).sorted(Comparator.comparing(Act::at)).toList();
            }
            return closures == null ? List.of() : closures;
        }

        private Stream<Act> acts(Closure c) {
            Actor officer = people.anyOf(programmes.group(programme, DUTY, null));
            if (c.until() == null) {
                return Stream.of(new Act(c.from(), "取消参与资格 " + c.store(),
                        () -> removing.remove(officer, programme, c.store(), "核实存在虚假交易，取消参与资格（演练）", c.from())));
            }
            return Stream.of(
                    new Act(c.from(), "中止参与资格 " + c.store(),
                            () -> removing.suspend(officer, programme, c.store(), "接到价格投诉，核查期间中止参与（演练）", c.from())),
                    new Act(c.until(), "恢复参与资格 " + c.store(),
                            () -> removing.restore(officer, programme, c.store(), "核查未发现问题，恢复参与（演练）", c.until())));
        }

        /** Does what its time has come for. @return how many acts */
        int done(Instant now, Consumer<String> told) {
            closures(now);
            List<Act> later = new ArrayList<>(ahead);
            List<Act> due = later.stream().filter(act -> !act.at().isAfter(now)).toList();
            later.removeAll(due);
            ahead = later;
            due.forEach(act -> {
                act.deed().run();
                told.accept(act.words());
            });
            return due.size();
        }

        Optional<Instant> next() {
            return ahead.stream().map(Act::at).findFirst();
        }
    }

    Calendar calendar(CaseRef programme, Incidents incidents) {
        return new Calendar(programme, incidents);
    }
}

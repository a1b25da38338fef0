package org.huimin.panel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who is called: for each seat the first of the sequence who fits, is not excluded and was never called before. */
final class Calls {

    private final Pool pool;
    private final List<String> sequence;
    private final List<Call> made;

    Calls(Pool pool, List<String> sequence, List<Call> made) {
        this.pool = pool;
        this.sequence = sequence;
        this.made = new ArrayList<>(made);
    }

    /** Calls somebody to each empty seat that can be filled, in the order of the seats. @return the new calls */
    List<Call> fill() {
        List<Call> added = new ArrayList<>();
        for (int seat = 1; seat <= pool.seats().size(); seat++) {
            if (empty(seat)) {
                Optional<String> next = next(seat);
                if (next.isPresent()) {
                    Call call = new Call(seat, next.get(), Call.Outcome.SEATED);
                    made.add(call);
                    added.add(call);
                }
            }
        }
        return added;
    }

    Optional<String> next(int seat) {
        Set<String> called = new HashSet<>(made.stream().map(Call::code).toList());
        String field = pool.seats().get(seat - 1);
        return sequence.stream().filter(code -> !called.contains(code))
                .filter(code -> pool.entry(code).filter(e -> e.excluded() == Exclusion.NONE && e.fits(field)).isPresent()).findFirst();
    }

    private boolean empty(int seat) {
        return made.stream().noneMatch(call -> call.seat() == seat && call.outcome() == Call.Outcome.SEATED);
    }
}

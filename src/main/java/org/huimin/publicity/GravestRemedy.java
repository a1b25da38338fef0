package org.huimin.publicity;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Where several objections are upheld, the remedy that reaches back furthest holds, since it does the others' work again:
 * an end before a new look at eligibility, that before a new review, and that before the next in order.
 */
final class GravestRemedy {

    private static final List<Remedy> ORDER = List.of(Remedy.END, Remedy.ELIGIBILITY, Remedy.REVIEW, Remedy.NEXT);

    private GravestRemedy() { }

    /** Null where there is none. */
    static Remedy of(Collection<Remedy> decided) {
        return decided.stream().min(Comparator.comparing(ORDER::indexOf)).orElse(null);
    }
}

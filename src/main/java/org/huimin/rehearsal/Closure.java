package org.huimin.rehearsal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.huimin.ledger.StoreInterval;

/**
 * A shop that leaves the directory while vouchers are being used.
 *
 * @param until when it is back; null where it stays away
 */
record Closure(String store, Instant from, Instant until) {

    /** The directory as it will have been, whichever closures have already come about. */
    static List<StoreInterval> foreseen(List<StoreInterval> directory, List<Closure> closures) {
        List<StoreInterval> foreseen = new ArrayList<>(directory);
        for (Closure closure : closures) {
            List<StoreInterval> own = foreseen.stream().filter(s -> s.store().equals(closure.store)).toList();
            for (StoreInterval row : own) {
                if (row.removedAt() == null && row.admittedAt().isBefore(closure.from)) {
                    foreseen.set(foreseen.indexOf(row), new StoreInterval(row.store(), row.industry(), row.admittedAt(), closure.from));
                }
            }
            if (closure.until != null && own.stream().noneMatch(row -> row.admittedAt().equals(closure.until))) {
                own.stream().findFirst().ifPresent(row -> foreseen.add(new StoreInterval(row.store(), row.industry(), closure.until, null)));
            }
        }
        return foreseen;
    }
}

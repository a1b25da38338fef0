package org.huimin.campaign;

import java.time.Instant;
import java.time.LocalDate;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;

/**
 * A phase as it stands.
 *
 * @param first     the published first day
 * @param last      the last day, as extended so far
 * @param delayDays whole days the opening came after the published first day
 * @param reported  the last day for which reports were asked; null before the first
 */
public record PhaseView(CaseRef programme, int number, State state, LocalDate first, LocalDate last, Money ownPool, Money carriedIn,
                        Instant openedAt, int delayDays, LocalDate reported, Instant closedAt) {

    /** PLANNED: known only because money was added before it was prepared. */
    public enum State { PLANNED, PREPARED, OPEN, CLOSED }

    public Money pool() {
        return ownPool.plus(carriedIn);
    }
}

package org.huimin.campaign;

import java.time.Instant;
import java.time.LocalDate;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;

/**
 * A phase as it stands.
 *
 * @param state     PREPARED, OPEN or CLOSED
 * @param first     the published first day
 * @param last      the last day, as extended so far
 * @param delayDays whole days the opening came after the published first day
 */
public record PhaseView(CaseRef programme, int number, String state, LocalDate first, LocalDate last, Money ownPool,
                        Money carriedIn, Instant openedAt, int delayDays, LocalDate lastDayHandedOut, Instant closedAt) {

    public Money pool() {
        return ownPool.plus(carriedIn);
    }
}

package org.huimin.campaign;

import java.time.LocalDate;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;
import org.huimin.kernel.Money;

/** What happened to a phase. */
public sealed interface PhaseFact extends Fact {

    record PhasePrepared(CaseRef about, String by, int phase, LocalDate first, LocalDate last, Money ownPool) implements PhaseFact { }

    /** @param delayDays whole days after the published first day; zero where it opened on time */
    record PhaseOpened(CaseRef about, String by, int phase, LocalDate published, int delayDays, Money pool) implements PhaseFact { }

    record PoolAdded(CaseRef about, String by, int phase, int fromPhase, Money amount) implements PhaseFact { }

    record PhaseClosed(CaseRef about, String by, int phase, LocalDate last) implements PhaseFact { }
}

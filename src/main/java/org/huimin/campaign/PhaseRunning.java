package org.huimin.campaign;

import java.time.LocalDate;
import java.util.Optional;
import org.huimin.kernel.Act;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.springframework.stereotype.Service;

/** Leads a phase from its preparation over its days to its end. A step too early, or twice, is refused. */
@Service
@Act
public class PhaseRunning {

    /** Sets the phase up with its own pool. */
    public PhaseView prepare(CaseRef programme, int phase) {
        throw new UnsupportedOperationException();
    }

    /** Refused before the published first day and without a completed launch check; a delay is recorded. */
    public PhaseView open(CaseRef programme, int phase) {
        throw new UnsupportedOperationException();
    }

    /** Adds what an earlier phase left over, once that was approved; the same phase's rest only once. */
    public PhaseView addPool(CaseRef programme, int phase, int fromPhase, Money amount) {
        throw new UnsupportedOperationException();
    }

    /** Hands out the next day to be reported, each day once; empty when the last day (as extended) has been handed out. */
    public Optional<LocalDate> nextDay(CaseRef programme, int phase) {
        throw new UnsupportedOperationException();
    }

    /** Refused until the last day (as extended) is over. */
    public PhaseView close(CaseRef programme, int phase) {
        throw new UnsupportedOperationException();
    }
}

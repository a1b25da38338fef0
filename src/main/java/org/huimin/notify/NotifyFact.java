package org.huimin.notify;

import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happened to the outbox. */
public sealed interface NotifyFact extends Fact {

    /** The system administrator had given-up messages sent again. */
    record DeliveriesRetried(String by, int count) implements NotifyFact {

        @Override
        public CaseRef about() {
            return CaseRef.HOUSE;
        }
    }
}

package org.huimin.calendar;

import java.time.Instant;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happens to deadlines. */
public sealed interface DeadlineFact extends Fact {

    record DeadlineSet(CaseRef about, String by, String key, String rule, Instant start, Instant end, boolean provisional)
            implements DeadlineFact { }

    /** Another end, because a holiday arrangement became known or somebody moved it for a reason; timers and due dates follow it. */
    record DeadlineMoved(CaseRef about, String by, String key, Instant from, Instant end, boolean provisional)
            implements DeadlineFact { }
}

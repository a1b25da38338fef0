package org.huimin.publicity;

import java.time.Instant;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happened to a publicity period. */
public sealed interface PublicityFact extends Fact {

    record PublicityOpened(CaseRef about, String by, long publicity, long notice, Instant endsAt) implements PublicityFact { }

    /**
     * @param upheld whether any objection was upheld, so that what was publicised may not stand
     * @param remedy what follows; null where nothing was to be chosen
     */
    record PublicityClosed(CaseRef about, String by, long publicity, int objections, boolean upheld, Remedy remedy) implements PublicityFact { }
}

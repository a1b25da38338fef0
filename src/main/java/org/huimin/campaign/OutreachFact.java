package org.huimin.campaign;

import java.util.List;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happened to the outreach plan. Channels stand by their codes. */
public sealed interface OutreachFact extends Fact {

    record OutreachReported(CaseRef about, String by, String unit, List<String> done, List<String> notDone) implements OutreachFact { }

    /** A channel that the unit had said was not done. */
    record OutreachReportedAgain(CaseRef about, String by, String unit, String channel, boolean done) implements OutreachFact { }

    /** @param silent units that had not reported */
    record OutreachClosed(CaseRef about, String by, int missing, List<String> silent) implements OutreachFact { }

    /** The unit that answers for the outreach was ready to launch although some of it was missing. @param missing {@code unit:channel} */
    record OutreachGapsAccepted(CaseRef about, String by, int round, List<String> missing) implements OutreachFact { }
}

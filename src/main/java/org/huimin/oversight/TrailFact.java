package org.huimin.oversight;

import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happened to the record itself. */
public sealed interface TrailFact extends Fact {

    record TrailTakenOut(CaseRef about, String by) implements TrailFact { }
}

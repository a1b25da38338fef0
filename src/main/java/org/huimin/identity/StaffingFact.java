package org.huimin.identity;

import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happened to the register of units and people. */
public sealed interface StaffingFact extends Fact {

    record PeopleEnrolled(CaseRef about, String by, int units, int people) implements StaffingFact { }
}

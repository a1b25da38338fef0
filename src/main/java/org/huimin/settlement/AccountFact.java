package org.huimin.settlement;

import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happened to the account a platform is paid to; never its whole number. */
public sealed interface AccountFact extends Fact {

    record AccountEntered(CaseRef about, String by, String platform, String maskedNumber) implements AccountFact { }

    record AccountChecked(CaseRef about, String by, String platform, boolean agrees) implements AccountFact { }

    record AccountRejected(CaseRef about, String by, String platform, String reason) implements AccountFact { }
}

package org.huimin.identity;

import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** Who came in, who went, and who was put out; for the audit administrator. */
public sealed interface AccessFact extends Fact {

    @Override
    default CaseRef about() {
        return CaseRef.HOUSE;
    }

    record SignedIn(String by) implements AccessFact { }

    record SignedOut(String by) implements AccessFact { }

    /** The realm let somebody in whom the house does not. @param rule what stood against it */
    record SignInRefused(String by, String account, String rule) implements AccessFact { }

    /** @param account whose session it was */
    record SessionEnded(String by, String account) implements AccessFact { }
}

package org.huimin.programme;

import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.LegalBasis;
import org.huimin.kernel.Money;
import org.springframework.stereotype.Service;

/** Settles who the platforms are: in every regime a platform becomes one by {@link #appoint}. */
@Service
@Act
public class Appointing {

    /** Why the file's platforms are designated and not selected. */
    public void reason(Actor actor, CaseRef in, String reason) { throw new UnsupportedOperationException(); }

    /** @param decision APPROVED or RETURNED */
    public void approve(Actor actor, CaseRef in, Decision decision, String opinion) { throw new UnsupportedOperationException(); }

    public void appoint(Actor actor, CaseRef in, String platform, Money pool, LegalBasis basis) { throw new UnsupportedOperationException(); }
}

package org.huimin.ledger;

import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;
import org.huimin.kernel.Money;

/** What happens to ledgers. */
public sealed interface LedgerFact extends Fact {

    /** @param phase zero where the file belongs to no phase */
    record FileReceived(CaseRef about, String by, String platform, int phase, FileKind kind, long file, String sha256,
                        long bytes) implements LedgerFact { }

    record LedgerJudged(CaseRef about, String by, String platform, long judgement, long rows, long refused, Money net)
            implements LedgerFact { }

    record PhaseFrozen(CaseRef about, String by, String platform, int phase, long judgement, Money redeemed, Money refunded)
            implements LedgerFact { }
}

package org.huimin.ledger;

import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;
import org.huimin.kernel.Money;

/** What happens to ledgers. */
public sealed interface LedgerFact extends Fact {

    /** @param phase zero where the file belongs to no phase */
    record FileReceived(CaseRef about, String by, String platform, int phase, FileKind kind, long file, String sha256,
                        long bytes) implements LedgerFact { }

    /** @param phase zero for files of no phase; @param files how many, handed in before for the phase, that no longer count */
    record FilesSetAside(CaseRef about, String by, String platform, int phase, int files) implements LedgerFact { }

    /** @param sample digest of the file it was made with */
    record MappingSaved(CaseRef about, String by, String platform, FileKind kind, String name, int version, String sample) implements LedgerFact { }

    record MappingRetired(CaseRef about, String by, String platform, FileKind kind, String name, int version) implements LedgerFact { }

    /** @param faulty rows that could not be rewritten and are refused for it */
    record FileTranslated(CaseRef about, String by, String platform, FileKind kind, String mapping, int version, String original, String translated,
                          long rows, long skipped, long faulty) implements LedgerFact { }

    record LedgerJudged(CaseRef about, String by, String platform, long judgement, long rows, long refused, Money net)
            implements LedgerFact { }

    record PhaseFrozen(CaseRef about, String by, String platform, int phase, long judgement, Money redeemed, Money refunded)
            implements LedgerFact { }
}

package org.huimin.selection;

import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happens to the key under which applications lie; fingerprints, never keys. */
public sealed interface SealFact extends Fact {

    record HolderRegistered(CaseRef about, String by, String unit, String fingerprint) implements SealFact { }

    /** @param fingerprint of the public key; what opens later must answer to it */
    record TenderKeyEstablished(CaseRef about, String by, String fingerprint) implements SealFact { }

    record SecretRefused(CaseRef about, String by, int inARow) implements SealFact { }

    record OpeningBegun(CaseRef about, String by) implements SealFact { }

    record ApplicationsUnlocked(CaseRef about, String by, String first, String fingerprint) implements SealFact { }
}

package org.huimin.merchant;

import java.time.Instant;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happened to shops after they were admitted. */
public sealed interface ShopFact extends Fact {

    record AboveThresholdConfirmed(CaseRef about, String by, int confirmed, int denied) implements ShopFact { }

    record CommitmentsRegistered(CaseRef about, String by, String unit, int signed, int declined) implements ShopFact { }

    record ShopsOnboarded(CaseRef about, String by, String platform, int shops) implements ShopFact { }

    /** @param added newly listed; @param listed all now listed */
    record DirectoryPublished(CaseRef about, String by, int added, int listed) implements ShopFact { }

    record ShopSuspended(CaseRef about, String by, String store, Instant at) implements ShopFact { }

    record ShopRestored(CaseRef about, String by, String store, Instant at) implements ShopFact { }

    record ShopRemoved(CaseRef about, String by, String store, Instant at) implements ShopFact { }
}

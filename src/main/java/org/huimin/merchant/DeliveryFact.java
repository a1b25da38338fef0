package org.huimin.merchant;

import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happened to the lists handed over for review together; {@code about} is the delivery, e.g. {@code …/RV-1}. */
public sealed interface DeliveryFact extends Fact {

    record ShopsDelivered(CaseRef about, String by, int round, int shops, int duplicates) implements DeliveryFact { }

    record ShopDuplicateFound(CaseRef about, String by, String store, String duplicateOf) implements DeliveryFact { }

    record ShopJudged(CaseRef about, String by, String store, String desk, boolean agreed) implements DeliveryFact { }

    record DeliveryReviewed(CaseRef about, String by, String desk, int agreed, int refused) implements DeliveryFact { }

    /** All rounds together, up to and with this one. */
    record DeliveryConcluded(CaseRef about, String by, int admitted, int rejected, int shortOfMinimum) implements DeliveryFact { }
}

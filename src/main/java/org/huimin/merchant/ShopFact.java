package org.huimin.merchant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;
import org.huimin.kernel.Money;

/** What happened to shops after they were admitted. */
public sealed interface ShopFact extends Fact {

    /** About a shop that is looked into; what comes of it is published, but not that it is. */
    sealed interface InConfidence extends ShopFact {

        @Override
        default boolean withheld() {
            return true;
        }
    }

    /** @param letter the statistics bureau's answer */
    record AboveThresholdConfirmed(CaseRef about, String by, int confirmed, int denied, String letter) implements ShopFact { }

    record CommitmentsRegistered(CaseRef about, String by, String unit, int signed, int declined) implements ShopFact { }

    /** @param store null where nobody can tell yet whose letter it is */
    record CommitmentPhotographed(CaseRef about, String by, String unit, String store, String attachment) implements ShopFact { }

    record CommitmentLinkIssued(CaseRef about, String by, String store, Instant expires) implements ShopFact { }

    /** The merchant signed on a phone; who, stands with the letter and not here. */
    record CommitmentSignedByLink(CaseRef about, String by, String store) implements ShopFact { }

    record PriceSampled(CaseRef about, String by, String store, String item, Money price, LocalDate takenOn) implements ShopFact { }

    record ShopsOnboarded(CaseRef about, String by, String platform, int shops) implements ShopFact { }

    /** @param added newly listed; @param listed all now listed */
    record DirectoryPublished(CaseRef about, String by, int added, int listed) implements ShopFact { }

    /** @param number of the change among those of the shop; @param kind SUSPEND, RESTORE, REMOVE, LEAVE or REPLACE; @param at from when it is to hold; @param unit its source; @param successor null but for a replacement */
    record StandingChangeAsked(CaseRef about, String by, String store, String change, int number, String kind, Instant at,
                               String unit, String successor) implements InConfidence { }

    record StandingChangeDecided(CaseRef about, String by, String store, String kind, String askedBy, boolean agreed) implements InConfidence { }

    /** @param referral its number; what is known stands with it and not here, as in the other facts about referrals */
    record ReferralProposed(CaseRef about, String by, String referral, String authority, String basis) implements InConfidence { }

    record ReferralDecided(CaseRef about, String by, String store, String proposedBy, boolean agreed) implements InConfidence { }

    /** @param receipt the signed receipt's attachment */
    record ReferralHandedOver(CaseRef about, String by, String authority, String documentNumber, LocalDate on, String receipt) implements InConfidence { }

    /** @param paper the authority's, an attachment; null for none */
    record ReferralAnswered(CaseRef about, String by, String authority, String outcome, LocalDate on, String paper) implements InConfidence { }

    /** @param wrong what was not in order, in words; what was seen stands with the inspection and not here; @param rectifyBy null where no term runs */
    record ShopInspected(CaseRef about, String by, String store, String inspection, List<String> wrong, String state, LocalDate rectifyBy) implements ShopFact { }

    record ShopRechecked(CaseRef about, String by, String store, String inspection, boolean rectified) implements ShopFact { }

    record InspectionSettled(CaseRef about, String by, String store, String inspection) implements ShopFact { }

    record ShopSuspended(CaseRef about, String by, String store, Instant at) implements ShopFact { }

    record ShopRestored(CaseRef about, String by, String store, Instant at) implements ShopFact { }

    /** At the merchant's own wish. */
    record ShopLeft(CaseRef about, String by, String store, Instant at) implements ShopFact { }

    record ShopRemoved(CaseRef about, String by, String store, Instant at) implements ShopFact { }
}

package org.huimin.merchant;

import java.util.List;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;

/** Registers the commitments that admitted shops signed, on paper with their source. */
@Service
public class Committing {

    /** @param matchingOffer the shop's own offer beside the voucher, may be empty; @param attachment the signed paper, or null */
    public record Commitment(String storeId, String matchingOffer, String attachment) { }

    public record Declined(String storeId, String reason) { }

    /** Every admitted shop of the unit not yet committed has signed, except those that declined; some are named with more. */
    @Act
    public int register(Actor actor, CaseRef programme, String unit, List<Commitment> named, List<Declined> declined) {
        throw new UnsupportedOperationException();
    }
}

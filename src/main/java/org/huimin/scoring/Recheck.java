package org.huimin.scoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A member's total for an applicant that the panel looks at again, because it is much too high or low.
 *
 * @param agreed  accounts of the members who found so
 * @param before  the total as it was revealed
 * @param amendedAt null while the member has not given the row anew; as the reason
 */
public record Recheck(String member, String applicant, String reason, String openedBy, Instant openedAt, BigDecimal before, List<String> agreed,
                      Instant amendedAt, String amendedReason) {

    boolean allowed(int members) {
        return agreed.size() * 2 > members;
    }
}

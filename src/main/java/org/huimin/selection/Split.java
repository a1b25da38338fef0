package org.huimin.selection;

import java.time.Instant;
import java.util.List;
import org.huimin.programme.Changing.Share;

/**
 * Which of the vouchers each winner is to issue; what they are worth is its part of the fund.
 *
 * @param shares one for each platform, phase and type
 */
public record Split(int round, List<Share> shares, String reason, State state, String proposedBy, Instant proposedAt, String checkedBy) {

    /** PROPOSED: finance looks at it; CHECKED: the head decides; RETURNED: by either; DECIDED: written into the programme. */
    public enum State { PROPOSED, CHECKED, RETURNED, DECIDED }

    public Split {
        shares = List.copyOf(shares);
    }
}

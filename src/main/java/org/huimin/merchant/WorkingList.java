package org.huimin.merchant;

import java.time.Instant;
import java.util.List;
import org.huimin.kernel.CaseRef;

/**
 * A source's list while it is being made: everything typed, right or wrong.
 *
 * @param version grows by one with each change that is saved; 0 for a list nobody has touched
 * @param savedBy name of whoever saved last; empty before
 * @param savedAt null before
 */
public record WorkingList(CaseRef programme, String unit, int round, int version, String savedBy, Instant savedAt, List<Line> lines) {

    /**
     * @param id          stays with the line for good
     * @param line        where it stands now, from 1
     * @param version     the list's version that brought the line as it is
     * @param carriedFrom the earlier programme whose shop it was; null where it was typed
     * @param licence     id of the licence photo; null where there is none
     */
    public record Line(int id, int line, int version, ShopCells cells, String carriedFrom, String licence) { }

    /** What saving came to: the new version, and the sender's negative numbers → ids. */
    public record Saved(int version, Instant at, java.util.Map<Integer, Integer> ids) { }

    /** Two people's words for one line. @param theirs null where the other took the line out */
    public record Clash(int id, ShopCells yours, ShopCells theirs, String by, Instant at, String message) { }

    /** How saving ended: stored whole, or not at all because somebody else was faster on some of the same lines. */
    public sealed interface Outcome {

        record Stored(Saved saved) implements Outcome { }

        /** @param version the list's now; nothing of the delta was stored */
        record Crossed(int version, List<Clash> clashes) implements Outcome { }
    }
}

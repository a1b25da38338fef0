package org.huimin.merchant;

import java.util.List;

/**
 * What the checks that a list must pass on its way out say about it now.
 *
 * @param version  of the working list that was judged
 * @param shops    lines that are not blank
 * @param faulty   of these, lines with at least one fault
 * @param required shops asked of this source in this round
 * @param findings in the order of lines; what concerns the list as a whole comes last
 */
public record ListJudgement(int version, int shops, int faulty, int required, List<ShopFinding> findings) {

    /** Whether the list may be sent as it is. */
    public boolean sendable() {
        return shops > 0 && faulty == 0;
    }

    public int shortBy() {
        return Math.max(0, required - (shops - faulty));
    }
}

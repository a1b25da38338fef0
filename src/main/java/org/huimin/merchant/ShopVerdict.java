package org.huimin.merchant;

import java.util.Set;

/**
 * What a desk says about one shop that it does not simply agree to.
 *
 * @param criteria which of the three criteria it fails, if the desk says so
 * @param reason   obligatory for a refusal
 */
public record ShopVerdict(String storeId, boolean agreed, Set<Criterion> criteria, String reason) {

    /** What is assessed: 经营现状, 诚信经营, 公信力. */
    public enum Criterion { OPERATION, HONESTY, CREDIBILITY }

    public ShopVerdict {
        criteria = criteria == null ? Set.of() : Set.copyOf(criteria);
        reason = reason == null ? "" : reason.strip();
    }

    public static ShopVerdict refused(String storeId, String reason, Criterion... criteria) {
        return new ShopVerdict(storeId, false, Set.of(criteria), reason);
    }
}

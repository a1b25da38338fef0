package org.huimin.merchant;

import java.util.List;
import java.util.Set;

/**
 * What a desk says about one shop that it does not simply agree to.
 *
 * @param criteria which of the programme's criteria it fails, in the programme file's words, if the desk says so
 * @param reason   obligatory for a refusal; beside an agreement it is a remark
 */
public record ShopVerdict(String storeId, boolean agreed, Set<String> criteria, String reason) {

    public ShopVerdict {
        criteria = criteria == null ? Set.of() : Set.copyOf(criteria);
        reason = reason == null ? "" : reason.strip();
    }

    public static ShopVerdict refused(String storeId, String reason, String... criteria) {
        return new ShopVerdict(storeId, false, Set.copyOf(List.of(criteria)), reason);
    }
}

package org.huimin.merchant;

import java.util.Set;

/**
 * What a desk said about one shop.
 *
 * @param criteria  which of the programme's criteria it fails, in the programme file's words, if the desk says so
 * @param siteCheck somebody should go and look (需现场核查)
 * @param reason    obligatory for a refusal; beside an agreement it is a remark
 */
public record ShopVerdict(String storeId, boolean agreed, Set<String> criteria, boolean siteCheck, String reason) {

    public ShopVerdict {
        criteria = criteria == null ? Set.of() : Set.copyOf(criteria);
        reason = reason == null ? "" : reason.strip();
    }
}

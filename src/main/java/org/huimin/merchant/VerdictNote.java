package org.huimin.merchant;

import java.time.Instant;
import java.util.Set;

/**
 * What a desk has noted about one shop and not submitted yet.
 *
 * @param agreed    null while it has not decided
 * @param criteria  which of the programme's criteria the shop fails, in the programme file's words
 * @param siteCheck somebody should go and look (需现场核查)
 * @param revision  1 for the first version; whoever changes a note names the one they saw
 */
public record VerdictNote(String storeId, Boolean agreed, Set<String> criteria, boolean siteCheck, String reason, int revision,
                          String savedByName, Instant savedAt) {

    boolean says(Judging.Change change) {
        return java.util.Objects.equals(agreed, change.agreed()) && criteria.equals(change.criteria())
                && siteCheck == change.siteCheck() && reason.equals(change.reason());
    }

    ShopVerdict verdict() {
        return new ShopVerdict(storeId, agreed, criteria, siteCheck, reason);
    }
}

package org.huimin.merchant;

import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happened to a source's list in one round; {@code about} is the list's own case, e.g. {@code …/TS-t01-1}. */
public sealed interface RecommendationFact extends Fact {

    record ListAsked(CaseRef about, String by, String unit, int round, int required) implements RecommendationFact { }

    record ListSubmitted(CaseRef about, String by, String unit, int round, int shops) implements RecommendationFact { }

    record ListReturned(CaseRef about, String by, String unit, int round) implements RecommendationFact { }

    record ListConfirmed(CaseRef about, String by, String unit, int round, int shops) implements RecommendationFact { }

    record ListExpired(CaseRef about, String by, String unit, int round) implements RecommendationFact { }

    record ListHandedOver(CaseRef about, String by, String unit, int round, int shops) implements RecommendationFact { }
}

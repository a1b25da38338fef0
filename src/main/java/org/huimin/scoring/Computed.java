package org.huimin.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.huimin.programme.SelectionSpec.Factor;
import org.huimin.programme.SelectionSpec.FactorKind;

/**
 * The points nobody judges: objective ones as they were given, and the price factor: lowest offer ÷ own offer × maximum,
 * rounded half up to two decimals. An offer of nothing gets the maximum, and beside it every other offer none.
 */
final class Computed {

    private Computed() { }

    /** Applicant → factor → points, for every factor that is not subjective. */
    static Map<String, Map<String, BigDecimal>> of(ScoreCard card) {
        Map<String, Map<String, BigDecimal>> all = new HashMap<>();
        BigDecimal lowest = card.applicants().stream().map(a -> card.offers().get(a.code())).filter(offer -> offer != null)
                .min(BigDecimal::compareTo).orElse(null);
        for (ScoreCard.Applicant applicant : card.applicants()) {
            Map<String, BigDecimal> row = new HashMap<>();
            for (Factor factor : card.computed()) {
                row.put(factor.code(), factor.kind() == FactorKind.PRICE ? price(factor, lowest, card.offers().get(applicant.code()))
                        : card.given().get(applicant.code()).get(factor.code()).setScale(Points.DECIMALS));
            }
            all.put(applicant.code(), row);
        }
        return all;
    }

    static BigDecimal price(Factor factor, BigDecimal lowest, BigDecimal offer) {
        return offer.signum() == 0 ? factor.max().setScale(Points.DECIMALS)
                : lowest.multiply(factor.max()).divide(offer, Points.DECIMALS, RoundingMode.HALF_UP);
    }
}

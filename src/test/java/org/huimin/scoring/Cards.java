package org.huimin.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.huimin.programme.RegimeProfile;
import org.huimin.programme.SelectionSpec.Factor;
import org.huimin.programme.SelectionSpec.FactorKind;

/** Score cards for tests: as many applicants, factors and members as wanted, called p1 …, s1 …, expert-1 …. */
public final class Cards {

    public static final RegimeProfile.Scoring RULES = new RegimeProfile.Scoring(2, List.of("LOWEST_PRICE", "DRAW"), new BigDecimal("20"), List.of(), null);

    private Cards() { }

    /** Two subjective factors of 40 and 30, an objective one of 20, and the price of 10. */
    static ScoreCard small(int applicants, int members) {
        List<Factor> factors = List.of(factor("s1", "40", FactorKind.SUBJECTIVE), factor("s2", "30", FactorKind.SUBJECTIVE),
                factor("o1", "20", FactorKind.OBJECTIVE), factor("fee", "10", FactorKind.PRICE));
        Map<String, Map<String, BigDecimal>> given = new HashMap<>();
        Map<String, BigDecimal> offers = new HashMap<>();
        for (int n = 1; n <= applicants; n++) {
            given.put("p" + n, Map.of("o1", new BigDecimal(10 + n)));
            offers.put("p" + n, new BigDecimal(100 * n));
        }
        return new ScoreCard("平台评分", applicants(applicants), factors, members(members), given, offers, RULES, null, "", List.of());
    }

    /** Subjective factors only, the maxima making 100 where they can be whole. */
    public static ScoreCard wide(int applicants, int factors, int members) {
        BigDecimal max = new BigDecimal(100).divide(new BigDecimal(factors), 2, RoundingMode.DOWN);
        return new ScoreCard("平台评分", applicants(applicants), IntStream.rangeClosed(1, factors).mapToObj(n -> factor("s" + n, max.toPlainString(),
                FactorKind.SUBJECTIVE)).toList(), members(members), Map.of(), Map.of(), RULES, null, "", List.of());
    }

    /** Every cell of it. @param points applicant and factor → points */
    public static Map<String, String> filled(ScoreCard card, BiFunction<String, String, String> points) {
        Map<String, String> typed = new HashMap<>();
        card.applicants().forEach(a -> card.subjective().forEach(f -> typed.put(Points.field(a.code(), f.code()), points.apply(a.code(), f.code()))));
        return typed;
    }

    static Factor factor(String code, String max, FactorKind kind) {
        return new Factor(code, "评分项" + code, new BigDecimal(max), kind, "优、良、中、差四档，按档打分。", null);
    }

    private static List<ScoreCard.Applicant> applicants(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> new ScoreCard.Applicant("p" + n, "平台企业" + n,
                List.of(new ScoreCard.Material("服务方案", null)))).toList();
    }

    private static List<ScoreCard.Member> members(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> new ScoreCard.Member("expert-" + n, "E%03d".formatted(n), "专家" + n,
                ScoreCard.Kind.EXPERT)).toList();
    }
}

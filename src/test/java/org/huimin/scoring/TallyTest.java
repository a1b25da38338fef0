package org.huimin.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.huimin.programme.RegimeProfile;
import org.huimin.programme.SelectionSpec.FactorKind;

import org.junit.jupiter.api.Test;

/** What sheets come to: exact, stated rounding, and no matter in which order anybody sits or applied. */
class TallyTest {

    @Test
    void addsWhatWasJudgedAndWhatWasComputedAndRoundsTheMeanHalfUp() {
        ScoreCard card = Cards.small(2, 3);
        Tally tally = new Tally(card, Map.of("expert-1", sheet(card, "30", "20"), "expert-2", sheet(card, "30.01", "20"), "expert-3", sheet(card, "30.01", "20.02")));

        assertThat(tally.total("expert-1", "p1")).isEqualByComparingTo("71.00");
        assertThat(tally.total("expert-1", "p2")).isEqualByComparingTo("67.00");
        assertThat(tally.score("p1")).hasToString("71.01");
    }

    @Test
    void computesThePriceFromTheLowestOfferAndTheSameForEverybody() {
        BigDecimal lowest = new BigDecimal("100");

        assertThat(Computed.price(Cards.factor("fee", "10", FactorKind.PRICE), lowest, new BigDecimal("300"))).hasToString("3.33");
        assertThat(Computed.price(Cards.factor("fee", "10", FactorKind.PRICE), lowest, lowest)).hasToString("10.00");
        assertThat(Computed.price(Cards.factor("fee", "10", FactorKind.PRICE), BigDecimal.ZERO, BigDecimal.ZERO)).hasToString("10.00");
        assertThat(Computed.price(Cards.factor("fee", "10", FactorKind.PRICE), BigDecimal.ZERO, lowest)).hasToString("0.00");
    }

    @Tag("check-15")
    @Property(tries = 300)
    void doesNotDependOnTheOrderOfMembersApplicantsOrFactors(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int applicants,
                                                            @ForAll @IntRange(min = 1, max = 9) int members) {
        Random random = new Random(seed);
        ScoreCard card = Cards.small(applicants, members);
        Map<String, Sheet> sheets = new HashMap<>();
        card.members().forEach(m -> sheets.put(m.account(), Sheet.of(card, Cards.filled(card, (a, f) -> points(random, 6)))));
        Tally tally = new Tally(card, sheets);

        List<ScoreCard.Member> seats = shuffled(card.members(), random);
        Map<String, Sheet> dealt = new HashMap<>();
        List<Sheet> permuted = shuffled(List.copyOf(sheets.values()), random);
        for (int i = 0; i < seats.size(); i++) {
            dealt.put(seats.get(i).account(), permuted.get(i));
        }
        Tally other = new Tally(new ScoreCard(card.title(), shuffled(card.applicants(), random), shuffled(card.factors(), random), seats, card.given(),
                card.offers(), card.rules(), null, "", List.of()), dealt);

        assertThat(other.ranking(List.of())).isEqualTo(tally.ranking(List.of()));
        card.applicants().forEach(a -> assertThat(other.score(a.code())).isEqualTo(tally.score(a.code())));
    }

    /** Against another way of computing it: in whole hundredths, the mean by long division. */
    @Property(tries = 300)
    void isExact(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int members) {
        Random random = new Random(seed);
        ScoreCard card = Cards.wide(3, 5, members);
        Map<String, Sheet> sheets = new HashMap<>();
        card.members().forEach(m -> sheets.put(m.account(), Sheet.of(card, Cards.filled(card, (a, f) -> points(random, 2000)))));
        Tally tally = new Tally(card, sheets);

        card.applicants().forEach(a -> {
            long hundredths = sheets.values().stream().flatMap(s -> s.points().get(a.code()).values().stream()).mapToLong(p -> p.movePointRight(2).longValueExact()).sum();
            long mean = (2 * hundredths + members) / (2L * members);
            assertThat(tally.score(a.code()).movePointRight(2).longValueExact()).isEqualTo(mean);
        });
    }

    @Test
    void breaksTiesByTheWrittenRuleAndSaysByWhich() {
        ScoreCard card = rules(Cards.small(3, 1), List.of("LOWEST_PRICE", "DRAW"));
        Tally tally = new Tally(equalScores(card), Map.of("expert-1", sheet(card, "10", "10")));

        Ranking ranking = tally.ranking(List.of());

        assertThat(ranking.lines()).extracting(Ranking.Line::applicant).containsExactly("p1", "p2", "p3");
        assertThat(ranking.lines()).extracting(Ranking.Line::decidedBy).containsExactly("", "LOWEST_PRICE", "LOWEST_PRICE");
        assertThat(ranking.lots()).isEmpty();
    }

    @Test
    void leavesATieOnEverythingToLotsAndTakesTheirOrder() {
        ScoreCard card = Cards.wide(3, 2, 1);
        Tally tally = new Tally(card, Map.of("expert-1", Sheet.of(card, Cards.filled(card, (a, f) -> "7"))));

        assertThat(tally.ranking(List.of()).lots()).containsExactly("p1", "p2", "p3");
        assertThat(tally.ranking(List.of()).lines()).extracting(Ranking.Line::rank).containsExactly(1, 1, 1);
        assertThat(tally.ranking(List.of("p3", "p1", "p2"))).returns(List.of(), Ranking::lots)
                .satisfies(r -> assertThat(r.lines()).extracting(Ranking.Line::applicant).containsExactly("p3", "p1", "p2"))
                .satisfies(r -> assertThat(r.lines()).extracting(Ranking.Line::rank).containsExactly(1, 2, 3));
    }

    @Test
    void letsEqualsShareARankWhereNoRuleIsLeft() {
        ScoreCard card = rules(Cards.wide(3, 2, 1), List.of("FACTOR:s1"));
        Map<String, String> typed = Cards.filled(card, (a, f) -> "7");
        typed.put("p2.s1", "8");
        typed.put("p2.s2", "6");
        Tally tally = new Tally(card, Map.of("expert-1", Sheet.of(card, typed)));

        assertThat(tally.ranking(List.of()).lines()).extracting(Ranking.Line::applicant, Ranking.Line::rank)
                .containsExactly(tuple("p2", 1), tuple("p1", 2),
                        tuple("p3", 2));
    }

    @Test
    void findsTotalsFarFromTheMiddleOfTheOthers() {
        ScoreCard card = Cards.wide(2, 2, 5);
        Map<String, Sheet> sheets = new HashMap<>();
        card.members().forEach(m -> sheets.put(m.account(), Sheet.of(card, Cards.filled(card, (a, f) -> m.account().equals("expert-4") && a.equals("p2") ? "20" : "30"))));

        assertThat(new Tally(card, sheets).outliers()).singleElement()
                .isEqualTo(new Tally.Outlier("expert-4", "p2", new BigDecimal("40.00"), new BigDecimal("60.000"), new BigDecimal("-20.000")));
    }

    private static ScoreCard rules(ScoreCard c, List<String> ties) {
        return new ScoreCard(c.title(), c.applicants(), c.factors(), c.members(), c.given(), c.offers(),
                new RegimeProfile.Scoring(2, ties, null, List.of(), null), null, "", List.of());
    }

    /** The objective points make up for what the offers cost. */
    private static ScoreCard equalScores(ScoreCard c) {
        Map<String, Map<String, BigDecimal>> given = new HashMap<>();
        c.applicants().forEach(a -> given.put(a.code(), Map.of("o1", new BigDecimal("20").subtract(
                Computed.price(Cards.factor("fee", "10", FactorKind.PRICE), new BigDecimal("100"), c.offers().get(a.code()))))));
        return new ScoreCard(c.title(), c.applicants(), c.factors(), c.members(), given, c.offers(), c.rules(), null, "", List.of());
    }

    private static Sheet sheet(ScoreCard card, String s1, String s2) {
        return Sheet.of(card, Cards.filled(card, (a, f) -> f.equals("s1") ? s1 : s2));
    }

    private static String points(Random random, int hundredths) {
        return BigDecimal.valueOf(random.nextInt(hundredths), 2).setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}

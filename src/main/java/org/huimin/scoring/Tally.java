package org.huimin.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huimin.programme.SelectionSpec.Factor;

/** What the revealed sheets come to. No sheet is left out, highest and lowest neither. */
public final class Tally {

    private final ScoreCard card;
    private final Map<String, Sheet> sheets;
    private final Map<String, Map<String, BigDecimal>> computed;

    /** @param sheets member's account → sheet, one for each member */
    Tally(ScoreCard card, Map<String, Sheet> sheets) {
        this.card = card;
        this.sheets = new TreeMap<>(sheets);
        this.computed = Computed.of(card);
    }

    public ScoreCard card() {
        return card;
    }

    public Map<String, Sheet> sheets() {
        return Collections.unmodifiableMap(sheets);
    }

    /** What everybody has alike: objective and price factors. */
    public BigDecimal computed(String applicant, String factor) {
        return computed.get(applicant).get(factor);
    }

    public BigDecimal computedSum(String applicant) {
        return computed.get(applicant).values().stream().reduce(BigDecimal.ZERO.setScale(Points.DECIMALS), BigDecimal::add);
    }

    /** What a member's sheet and the computed points come to, exact. */
    public BigDecimal total(String member, String applicant) {
        return sheets.get(member).points().get(applicant).values().stream().reduce(computedSum(applicant), BigDecimal::add);
    }

    /** The mean of all members' totals, rounded half up. */
    public BigDecimal score(String applicant) {
        return mean(sheets.keySet().stream().map(member -> total(member, applicant)).toList());
    }

    /** The mean of what the members gave for a factor, or what was computed for it. */
    public BigDecimal mean(String applicant, Factor factor) {
        return computed.get(applicant).containsKey(factor.code()) ? computed(applicant, factor.code())
                : mean(sheets.values().stream().map(sheet -> sheet.points().get(applicant).get(factor.code())).toList());
    }

    /** @param drawn applicants' codes in the order in which lots were drawn; empty where none were */
    public Ranking ranking(List<String> drawn) {
        return Ranking.of(this, drawn);
    }

    /** @param distance in points from the middle of the others */
    public record Outlier(String member, String applicant, BigDecimal total, BigDecimal middle, BigDecimal distance) { }

    /** Totals that stand so far from the middle of the other members' that the panel has to look at them again. */
    public List<Outlier> outliers() {
        List<Outlier> found = new ArrayList<>();
        if (card.rules().outlier() == null || sheets.size() < 3) {
            return found;
        }
        for (ScoreCard.Applicant applicant : card.applicants()) {
            for (String member : sheets.keySet()) {
                List<BigDecimal> others = new ArrayList<>(sheets.keySet().stream().filter(m -> !m.equals(member))
                        .map(m -> total(m, applicant.code())).sorted().toList());
                BigDecimal middle = middle(others);
                BigDecimal total = total(member, applicant.code());
                if (total.subtract(middle).abs().compareTo(card.rules().outlier()) >= 0) {
                    found.add(new Outlier(member, applicant.code(), total, middle, total.subtract(middle)));
                }
            }
        }
        return found;
    }

    Map<String, BigDecimal> scores() {
        Map<String, BigDecimal> scores = new HashMap<>();
        card.applicants().forEach(a -> scores.put(a.code(), score(a.code())));
        return scores;
    }

    private BigDecimal mean(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(BigDecimal.valueOf(values.size()), card.rules().decimals(), RoundingMode.HALF_UP);
    }

    private static BigDecimal middle(List<BigDecimal> sorted) {
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half)
                : sorted.get(half - 1).add(sorted.get(half)).divide(BigDecimal.valueOf(2), Points.DECIMALS + 1, RoundingMode.UNNECESSARY);
    }
}

package org.huimin.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of the applicants: by score, and between equal scores by the written rule.
 *
 * @param lots the applicants between whom lots have to be drawn before the ranking is final; empty where none have to
 */
public record Ranking(List<Line> lines, List<String> lots) {

    private static final String DRAW = "DRAW";
    private static final String FACTOR = "FACTOR:";

    /**
     * @param rank      from 1; whoever is equal on everything shares it, and the next rank is skipped
     * @param decidedBy the rule that put it after an equal score before it; empty where the score did
     */
    public record Line(String applicant, BigDecimal score, int rank, String decidedBy) { }

    static Ranking of(Tally tally, List<String> drawn) {
        ScoreCard card = tally.card();
        Map<String, BigDecimal> scores = tally.scores();
        Map<String, Comparator<String>> rules = new LinkedHashMap<>();
        rules.put("", Comparator.comparing((String code) -> scores.get(code)).reversed());
        card.rules().ties().forEach(tie -> rules.put(tie, rule(tally, tie, drawn)));
        Comparator<String> written = rules.values().stream().reduce(Comparator::thenComparing).orElseThrow();
        List<String> order = new ArrayList<>(card.applicants().stream().map(ScoreCard.Applicant::code).sorted().toList());
        order.sort(written);
        List<Line> lines = new ArrayList<>();
        List<String> lots = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            String code = order.get(i);
            String before = i == 0 ? null : order.get(i - 1);
            boolean equal = before != null && written.compare(before, code) == 0;
            lines.add(new Line(code, scores.get(code), equal ? lines.get(i - 1).rank() : i + 1, before == null || equal ? "" : decided(rules, before, code)));
            if (equal && card.rules().ties().contains(DRAW)) {
                if (!lots.contains(before)) {
                    lots.add(before);
                }
                lots.add(code);
            }
        }
        return new Ranking(List.copyOf(lines), List.copyOf(lots));
    }

    private static String decided(Map<String, Comparator<String>> rules, String before, String code) {
        return rules.entrySet().stream().filter(rule -> rule.getValue().compare(before, code) != 0).findFirst().map(Map.Entry::getKey).orElse("");
    }

    private static Comparator<String> rule(Tally tally, String tie, List<String> drawn) {
        ScoreCard card = tally.card();
        if (tie.equals("LOWEST_PRICE")) {
            return Comparator.comparing(code -> card.offers().get(code), Comparator.nullsLast(Comparator.naturalOrder()));
        }
        if (tie.equals("OBJECTIVE")) {
            return Comparator.comparing(tally::computedSum).reversed();
        }
        if (tie.equals(DRAW)) {
            return Comparator.comparingInt(code -> drawn.contains(code) ? drawn.indexOf(code) : Integer.MAX_VALUE);
        }
        return card.factors().stream().filter(f -> tie.equals(FACTOR + f.code())).findFirst()
                .map(factor -> Comparator.comparing((String code) -> tally.mean(code, factor)).reversed()).orElseThrow(() -> new IllegalStateException(tie));
    }
}

package org.huimin.rehearsal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.panel.PanelRegister;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.SelectionSpec.Factor;
import org.huimin.scoring.Recheck;
import org.huimin.scoring.ScoreCard;
import org.huimin.scoring.Scoring;
import org.huimin.scoring.ScoringRegister;
import org.huimin.selection.Eligibility;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;

/**
 * What simulated members of a panel answer. Their points follow from the seed; where the file says so, a lot ends in a tie that the
 * written rule breaks, or one member's total stands far out and is given anew.
 */
@Component
class SimulatedEvaluation {

    private static final BigDecimal TIED = new BigDecimal("82");
    private static final BigDecimal STEP = new BigDecimal("0.50");

    private final ProgrammeRegister programmes;
    private final PanelRegister panels;
    private final Eligibility eligibility;
    private final Scoring scoring;
    private final ScoringRegister register;

    SimulatedEvaluation(ProgrammeRegister programmes, PanelRegister panels, Eligibility eligibility, Scoring scoring, ScoringRegister register) {
        this.programmes = programmes;
        this.panels = panels;
        this.eligibility = eligibility;
        this.scoring = scoring;
        this.register = register;
    }

    Map<String, Object> to(WorkItem item, Actor actor, long seed) {
        CaseRef tender = CaseRef.of(item.context("tender"));
        return switch (item.task()) {
            case "elect-chair" -> Map.of("discipline", true, "chair", panels.members(tender).stream().filter(m -> !m.kind().name().equals("REPRESENTATIVE"))
                    .map(m -> m.code()).sorted().findFirst().orElseThrow());
            case "review-response" -> eligibility.eligible(tender).stream().collect(Collectors.toMap(c -> key("finding", c.number()), c -> "RESPONSIVE"));
            case "score-applications" -> score(item, actor, seed);
            case "void-sheet" -> Map.of("reason", "评分表与提交时不一致，由该成员重新打分（演练）。");
            case "judge-outliers" -> judge(item);
            case "rescore-application" -> rescore(item, actor, seed);
            case "draw-lots" -> lots(item);
            case "write-report" -> Map.of("remark", "各成员独立打分，评审过程无异常（演练）。");
            default -> Map.of("stand", "AGREED");
        };
    }

    private Map<String, Object> score(WorkItem item, Actor actor, long seed) {
        for (CaseRef round : register.within(item.caseRef())) {
            if (register.missing(round).stream().anyMatch(m -> m.account().equals(actor.account()))) {
                ScoreCard card = register.card(round);
                Map<String, String> typed = new HashMap<>();
                boolean far = habit(round).equals("OUTLIER") && card.members().get(card.members().size() - 1).account().equals(actor.account());
                card.applicants().forEach(a -> points(round, card, actor, a, seed).forEach((factor, points) -> typed.put(a.code() + "." + factor,
                        (far && a.equals(card.applicants().get(0)) ? points.multiply(STEP).setScale(2, RoundingMode.HALF_UP) : points).toPlainString())));
                scoring.submit(actor, round, typed);
            }
        }
        return Map.of("submitted", true);
    }

    /** Factor → points of one member for one applicant. */
    private Map<String, BigDecimal> points(CaseRef round, ScoreCard card, Actor member, ScoreCard.Applicant applicant, long seed) {
        Map<String, BigDecimal> points = new HashMap<>();
        List<Factor> judged = card.subjective();
        Dice quality = Dice.of(seed, "quality", applicant.name());
        int worth = 78 + quality.below(16);
        for (Factor factor : judged) {
            int percent = Math.min(100, worth + Dice.of(seed, member.account(), applicant.name(), factor.code()).below(7) - 3);
            points.put(factor.code(), factor.max().multiply(BigDecimal.valueOf(percent)).divide(BigDecimal.valueOf(100), 1, RoundingMode.HALF_UP));
        }
        if (habit(round).equals("TIE")) {
            tie(card, applicant, points);
        }
        return points;
    }

    /** The same total for everybody, differently made up: the first factor of the written rule tells them apart. */
    private static void tie(ScoreCard card, ScoreCard.Applicant applicant, Map<String, BigDecimal> points) {
        List<Factor> judged = card.subjective();
        String first = card.rules().ties().stream().filter(t -> t.startsWith("FACTOR:")).map(t -> t.substring("FACTOR:".length())).findFirst().orElseThrow();
        BigDecimal most = judged.stream().map(Factor::max).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal left = TIED.subtract(ScoringRegister.computed(card).get(applicant.code()).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        BigDecimal share = left.divide(most, 6, RoundingMode.DOWN);
        BigDecimal more = STEP.multiply(BigDecimal.valueOf(card.applicants().indexOf(applicant)));
        String rest = judged.stream().map(Factor::code).filter(code -> !code.equals(first)).reduce((a, b) -> b).orElseThrow();
        for (Factor factor : judged) {
            if (!factor.code().equals(rest)) {
                BigDecimal given = factor.max().multiply(share).setScale(2, RoundingMode.DOWN).add(factor.code().equals(first) ? more : BigDecimal.ZERO);
                points.put(factor.code(), given);
                left = left.subtract(given);
            }
        }
        points.put(rest, left.setScale(2));
    }

    private Map<String, Object> judge(WorkItem item) {
        Map<String, Object> answer = new HashMap<>();
        for (CaseRef round : register.within(item.caseRef())) {
            ScoreCard card = register.card(round);
            register.tally(round).outliers().forEach(o -> {
                String end = card.member(o.member()).orElseThrow().code() + "_" + o.applicant();
                answer.put(key("found", end), "YES");
                answer.put(key("reason", end), "与其他成员相差过大，请复核（演练）。");
            });
        }
        return answer;
    }

    private Map<String, Object> rescore(WorkItem item, Actor actor, long seed) {
        Map<String, Object> answer = new HashMap<>(Map.of("reason", "对照报名材料复核，原打分偏低（演练）。"));
        for (CaseRef round : register.within(item.caseRef())) {
            ScoreCard card = register.card(round);
            for (Recheck recheck : register.amendable(round)) {
                if (recheck.member().equals(actor.account())) {
                    points(round, card, actor, card.applicant(recheck.applicant()).orElseThrow(), seed)
                            .forEach((factor, points) -> answer.put(key("points", recheck.applicant() + "_" + factor), points.toPlainString()));
                }
            }
        }
        return answer;
    }

    private Map<String, Object> lots(WorkItem item) {
        Map<String, Object> answer = new HashMap<>(Map.of("witness", "派驻纪检监察组（演练）"));
        for (CaseRef round : register.within(item.caseRef())) {
            List<String> tied = register.ranking(round).lots();
            tied.forEach(code -> answer.put(key("order", code), String.valueOf(tied.indexOf(code) + 1)));
        }
        return answer;
    }

    /** What the file says becomes of this lot's sheets. */
    private String habit(CaseRef round) {
        String lot = round.value().substring(round.value().lastIndexOf("/LOT-") + "/LOT-".length());
        return programmes.spec(round.root()).rehearsal().scores().getOrDefault(lot, "");
    }

    private static String key(String field, String end) {
        return field + "_" + end.replaceAll("[^A-Za-z0-9_]", "_");
    }
}

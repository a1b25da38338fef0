package org.huimin.workflow.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.SelectionSpec.Factor;
import org.huimin.scoring.Chairing;
import org.huimin.scoring.Recheck;
import org.huimin.scoring.ScoreCard;
import org.huimin.scoring.Scoring;
import org.huimin.scoring.ScoringRegister;
import org.huimin.scoring.Tally;
import org.huimin.selection.Candidate;
import org.huimin.selection.Eligibility;
import org.huimin.selection.Finding;
import org.huimin.selection.Responsiveness;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.engine.Answering;
import org.huimin.workflow.engine.FittedForm;
import org.huimin.workflow.engine.FittedForm.Chapter;
import org.huimin.workflow.engine.FittedForm.Copy;
import org.springframework.stereotype.Component;

/** What the members of a panel answer, and the two offices that void a disturbed sheet and draw lots. */
@Component
class EvaluationTasks implements Answering {

    private final ScoreCards cards;
    private final Chairing chairing;
    private final Scoring scoring;
    private final ScoringRegister register;
    private final Responsiveness responsiveness;
    private final Eligibility eligibility;

    EvaluationTasks(ScoreCards cards, Chairing chairing, Scoring scoring, ScoringRegister register, Responsiveness responsiveness, Eligibility eligibility) {
        this.cards = cards;
        this.chairing = chairing;
        this.scoring = scoring;
        this.register = register;
        this.responsiveness = responsiveness;
        this.eligibility = eligibility;
    }

    @Override
    public String process() {
        return "evaluation";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "elect-chair", work -> {
                    chairing.vote(work.actor(), review(work.item()), cards.members(tender(work.item())), work.text("chair"),
                            Boolean.TRUE.equals(work.answer().values().get("discipline")));
                    return Map.of();
                },
                "review-response", work -> Map.of("unclear", responsiveness.judge(work.actor(), tender(work.item()), review(work.item()), findings(work))),
                "score-applications", work -> {
                    rounds(work.item()).stream().filter(round -> register.missing(round).stream().anyMatch(m -> m.account().equals(work.actor().account()))).findFirst().ifPresent(round -> {
                        throw Refused.conflict("scoring.sheet-open", "“" + register.card(round).title() + "”的评分表尚未提交，请先逐项打分并提交。");
                    });
                    return Map.of();
                },
                "void-sheet", work -> {
                    rounds(work.item()).forEach(round -> register.disturbed(round)
                            .forEach(member -> scoring.voidDisturbed(work.actor(), round, member.account(), work.text("reason"))));
                    return Map.of();
                },
                "judge-outliers", work -> {
                    judge(work);
                    return Map.of();
                },
                "rescore-application", work -> {
                    rescore(work);
                    return Map.of();
                },
                "draw-lots", work -> {
                    rounds(work.item()).stream().filter(round -> !register.ranking(round).lots().isEmpty())
                            .forEach(round -> scoring.recordLots(work.actor(), round, drawn(work, round), work.text("witness")));
                    return Map.of();
                },
                "write-report", work -> {
                    rounds(work.item()).forEach(round -> scoring.report(work.actor(), round, work.text("remark")));
                    return Map.of();
                },
                "sign-report", work -> {
                    String dissent = work.text("stand").equals("DISSENT") ? work.text("dissent") : null;
                    if (dissent != null && dissent.isBlank()) {
                        throw Refused.invalid("scoring.dissent", "dissent", "", "有不同意见的，请写明对哪一点、为什么不同意。");
                    }
                    rounds(work.item()).forEach(round -> scoring.sign(work.actor(), round, dissent));
                    return Map.of();
                });
    }

    @Override
    public String form(WorkItem item, String form) {
        return switch (item.task()) {
            case "elect-chair" -> FittedForm.of(form).choices("chair", cards.members(tender(item)).stream().filter(m -> Chairing.mayChair(m).isYes())
                    .collect(Collectors.toMap(ScoreCard.Member::code, m -> m.name() + "（" + m.code() + "）", (a, b) -> a, LinkedHashMap::new))).json();
            case "review-response" -> FittedForm.of(form).chapters("applications", eligibility.eligible(tender(item)).stream()
                    .map(c -> Chapter.about(c.number(), c.stated().enterprise())).toList()).json();
            case "judge-outliers" -> FittedForm.of(form).chapters("totals", totals(item).stream().map(t -> Chapter.about(t.end(), t.words())).toList()).json();
            case "rescore-application" -> FittedForm.of(form).chapters("factors", cells(item).stream()
                    .collect(Collectors.groupingBy(Cell::applicant, LinkedHashMap::new, Collectors.toList())).values().stream()
                    .map(own -> new Chapter(own.get(0).name(), own.stream().map(c -> new Copy(c.end(), c.label())).toList())).toList()).json();
            case "draw-lots" -> FittedForm.of(form).chapters("places", List.of(new Chapter(null, rounds(item).stream().flatMap(round -> register.ranking(round).lots().stream()
                    .map(code -> new Copy(code, register.card(round).applicant(code).orElseThrow().name()))).toList()))).json();
            default -> form;
        };
    }

    /** What was found in the round before the clarification, and what the member gave at first. */
    @Override
    public Map<String, Object> prefill(WorkItem item) {
        Map<String, Object> before = new HashMap<>();
        if (item.task().equals("review-response")) {
            responsiveness.findings(tender(item)).stream().filter(f -> f.value() != Finding.Value.UNCLEAR).forEach(f -> {
                before.put(FittedForm.key("finding", f.application()), f.value().name());
                before.put(FittedForm.key("words", f.application()), f.words());
            });
        }
        if (item.task().equals("rescore-application")) {
            cells(item).forEach(c -> before.put(FittedForm.key("points", c.end()), c.points()));
        }
        before.values().removeIf(value -> "".equals(value));
        return before;
    }

    private List<Finding> findings(Work work) {
        List<Finding> findings = new ArrayList<>();
        for (Candidate candidate : eligibility.eligible(tender(work.item()))) {
            String said = work.text(FittedForm.key("finding", candidate.number()));
            if (!said.isEmpty()) {
                findings.add(new Finding(candidate.number(), Finding.Value.valueOf(said), work.text(FittedForm.key("words", candidate.number()))));
            }
        }
        return findings;
    }

    /** A total that stands out. @param words as the form heads it */
    private record Total(CaseRef round, Tally.Outlier outlier, String end, String words) { }

    private List<Total> totals(WorkItem item) {
        List<Total> totals = new ArrayList<>();
        for (CaseRef round : rounds(item)) {
            ScoreCard card = register.card(round);
            for (Tally.Outlier o : register.tally(round).outliers()) {
                String code = card.member(o.member()).orElseThrow().code();
                totals.add(new Total(round, o, code + "_" + o.applicant(), code + " 对“" + card.applicant(o.applicant()).orElseThrow().name() + "”的总分 "
                        + o.total().toPlainString() + "，其他成员的中间分 " + o.middle().stripTrailingZeros().toPlainString()));
            }
        }
        return totals;
    }

    /** The first who finds a total much too high or low asks the panel to look, with the reason; the others agree. */
    private void judge(Work work) {
        for (Total total : totals(work.item())) {
            if (work.text(FittedForm.key("found", total.end())).equals("YES")) {
                Tally.Outlier o = total.outlier();
                String reason = work.text(FittedForm.key("reason", total.end()));
                if (reason.isBlank()) {
                    throw Refused.invalid("scoring.reason", FittedForm.key("reason", total.end()), "", total.words() + "：认定畸高畸低的，请写明理由。");
                }
                if (register.rechecks(total.round()).stream().noneMatch(r -> r.member().equals(o.member()) && r.applicant().equals(o.applicant()))) {
                    scoring.openRecheck(work.actor(), total.round(), o.member(), o.applicant(), reason);
                }
                scoring.agree(work.actor(), total.round(), o.member(), o.applicant());
            }
        }
    }

    /** One factor of an applicant that the member may give anew. */
    private record Cell(CaseRef round, String applicant, String name, String factor, String end, String label, String points) { }

    private List<Cell> cells(WorkItem item) {
        List<Cell> cells = new ArrayList<>();
        String member = cards.members(tender(item)).stream().filter(m -> m.code().equals(item.context("member"))).findFirst().orElseThrow().account();
        for (CaseRef round : rounds(item)) {
            ScoreCard card = register.card(round);
            for (Recheck recheck : register.amendable(round)) {
                if (recheck.member().equals(member)) {
                    for (Factor factor : card.subjective()) {
                        cells.add(new Cell(round, recheck.applicant(), card.applicant(recheck.applicant()).orElseThrow().name(), factor.code(),
                                recheck.applicant() + "_" + factor.code(), factor.name() + "（满分 " + factor.max().toPlainString() + "）",
                                register.sheet(round, member).points().get(recheck.applicant()).get(factor.code()).toPlainString()));
                    }
                }
            }
        }
        return cells;
    }

    private void rescore(Work work) {
        Map<CaseRef, Map<String, Map<String, String>>> rows = new LinkedHashMap<>();
        cells(work.item()).forEach(c -> rows.computeIfAbsent(c.round(), round -> new LinkedHashMap<>()).computeIfAbsent(c.applicant(), a -> new HashMap<>())
                .put(c.factor(), work.text(FittedForm.key("points", c.end()))));
        rows.forEach((round, applicants) -> applicants.forEach((applicant, row) ->
                scoring.amend(work.actor(), round, applicant, row, work.text("reason"))));
    }

    private List<String> drawn(Work work, CaseRef round) {
        Map<Integer, String> order = new TreeMap<>();
        for (String code : register.ranking(round).lots()) {
            String place = work.text(FittedForm.key("order", code));
            if (order.put(Integer.parseInt(place), code) != null) {
                throw Refused.invalid("scoring.lots", FittedForm.key("order", code), place, "抽签次序“" + place + "”填了两次，每家的次序须各不相同。");
            }
        }
        return List.copyOf(order.values());
    }

    private List<CaseRef> rounds(WorkItem item) {
        return register.within(review(item));
    }

    private static CaseRef review(WorkItem item) {
        return item.caseRef();
    }

    private static CaseRef tender(WorkItem item) {
        return CaseRef.of(item.context("tender"));
    }
}

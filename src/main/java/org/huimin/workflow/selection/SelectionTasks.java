package org.huimin.workflow.selection;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huimin.kernel.CaseRef;
import org.huimin.programme.SelectionSpec.Lot;
import org.huimin.selection.Awarding;
import org.huimin.selection.Candidate;
import org.huimin.selection.Inviting;
import org.huimin.selection.Ranked;
import org.huimin.selection.TenderOutcome;
import org.huimin.selection.TenderRegister;
import org.huimin.selection.Tendering;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.engine.Answering;
import org.huimin.workflow.engine.FittedForm;
import org.huimin.workflow.engine.FittedForm.Chapter;
import org.huimin.workflow.engine.FittedForm.Copy;
import org.springframework.stereotype.Component;

/** What people answer where it is decided whom a place goes to, and what becomes of too few. */
@Component
class SelectionTasks implements Answering {

    private final Awarding awarding;
    private final Tendering tendering;
    private final TenderRegister tenders;
    private final Inviting inviting;

    SelectionTasks(Awarding awarding, Tendering tendering, TenderRegister tenders, Inviting inviting) {
        this.awarding = awarding;
        this.tendering = tendering;
        this.tenders = tenders;
        this.inviting = inviting;
    }

    @Override
    public String process() {
        return "selection";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "propose-award", work -> {
                    CaseRef tender = tender(work.item());
                    Map<String, String> chosen = new HashMap<>();
                    tenders.view(tender).terms().lots().forEach(lot -> lot.places().forEach(place -> chosen.put(place, work.text(key(place)))));
                    awarding.propose(work.actor(), tender, chosen, work.text("reason"));
                    return Map.of();
                },
                "approve-award", work -> {
                    awarding.decide(work.actor(), tender(work.item()), work.answer().decision().equals("APPROVED"), work.text("opinion"));
                    return work.routing();
                },
                "settle-shortage", work -> {
                    TenderOutcome outcome = TenderOutcome.valueOf(work.answer().decision());
                    tendering.settle(work.actor(), tender(work.item()), outcome, work.text("opinion"));
                    inviting.shortage(tender(work.item()), outcome);
                    return Map.of("outcome", outcome.name());
                });
    }

    /** Whom each place falls to by the panel's order. */
    @Override
    public Map<String, Object> prefill(WorkItem item) {
        Map<String, Object> due = new HashMap<>();
        if (item.task().equals("propose-award")) {
            awarding.due(tender(item)).forEach((place, next) -> next.ifPresent(ranked -> due.put(key(place), ranked.application())));
        }
        return due;
    }

    /** One choice for each place, among the eligible of its lot. */
    @Override
    public String form(WorkItem item, String form) {
        if (!item.task().equals("propose-award")) {
            return form;
        }
        CaseRef tender = tender(item);
        Map<String, Ranked> ranked = awarding.ranking(tender).stream().collect(Collectors.toMap(Ranked::application, Function.identity()));
        List<Candidate> open = awarding.open(tender);
        List<Lot> lots = tenders.view(tender).terms().lots();
        FittedForm fitted = FittedForm.of(form).chapters("place", List.of(new Chapter(null,
                lots.stream().flatMap(lot -> lot.places().stream().map(place -> new Copy(place, lot.name()))).toList())));
        lots.forEach(lot -> lot.places().forEach(place -> fitted.choices(key(place), choices(lot, free(tender, place, open), ranked))));
        return fitted.json();
    }

    /** A place for which somebody has signed stays that enterprise's. */
    private List<Candidate> free(CaseRef tender, String place, List<Candidate> open) {
        return awarding.bound(tender, place).map(bound -> open.stream().filter(c -> c.number().equals(bound)).toList()).orElse(open);
    }

    private static Map<String, String> choices(Lot lot, List<Candidate> open, Map<String, Ranked> ranked) {
        Map<String, String> choices = new LinkedHashMap<>();
        open.stream().filter(c -> c.lot().equals(lot.code())).sorted(Comparator.comparing(c -> ranked.containsKey(c.number()) ? ranked.get(c.number()).rank() : 0))
                .forEach(c -> choices.put(c.number(), c.stated().enterprise() + "（" + words(c, ranked.get(c.number())) + "）"));
        return choices;
    }

    private static String words(Candidate candidate, Ranked ranked) {
        return ranked == null ? candidate.number() : "第 " + ranked.rank() + " 名" + (ranked.score() == null ? "" : "，" + ranked.score().toPlainString() + " 分");
    }

    private static String key(String place) {
        return FittedForm.key("place", place);
    }

    private static CaseRef tender(WorkItem item) {
        return CaseRef.of(item.context("tender"));
    }
}

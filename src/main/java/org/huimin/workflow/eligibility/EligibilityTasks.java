package org.huimin.workflow.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.huimin.document.Attachments;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.SelectionSpec;
import org.huimin.programme.SelectionSpec.Condition;
import org.huimin.selection.Bar;
import org.huimin.selection.Candidate;
import org.huimin.selection.Eligibility;
import org.huimin.selection.EligibilityVerdict;
import org.huimin.selection.TenderRegister;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.engine.Answering;
import org.huimin.workflow.engine.Files;
import org.huimin.workflow.engine.FittedForm;
import org.huimin.workflow.engine.FittedForm.Chapter;
import org.huimin.workflow.engine.FittedForm.Copy;
import org.springframework.stereotype.Component;

/** What the two offices answer that decide who may be considered. */
@Component
class EligibilityTasks implements Answering {

    private final Eligibility eligibility;
    private final TenderRegister tenders;
    private final Attachments attachments;

    EligibilityTasks(Eligibility eligibility, TenderRegister tenders, Attachments attachments) {
        this.eligibility = eligibility;
        this.tenders = tenders;
        this.attachments = attachments;
    }

    @Override
    public String process() {
        return "eligibility";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "review-eligibility", work -> {
                    CaseRef tender = tender(work.item());
                    lists(work, tender);
                    return Map.of("supplement", eligibility.judge(work.actor(), tender, verdicts(work, tender)));
                },
                "confirm-eligibility", work -> {
                    eligibility.decide(work.actor(), tender(work.item()), work.answer().decision().equals("APPROVED"), work.text("opinion"));
                    return work.routing();
                });
    }

    /** The form's groups, set out for each list that is queried and each application with its conditions. */
    @Override
    public String form(WorkItem item, String form) {
        if (!item.task().equals("review-eligibility")) {
            return form;
        }
        CaseRef tender = tender(item);
        SelectionSpec terms = tenders.view(tender).terms();
        List<String> lists = Eligibility.lists(terms);
        List<Bar> bars = eligibility.bars(tender);
        return FittedForm.of(form)
                .chapters("lists", lists.isEmpty() ? List.of() : List.of(new Chapter(null,
                        IntStream.range(0, lists.size()).mapToObj(i -> new Copy(String.valueOf(i), lists.get(i))).toList())))
                .chapters("applications", eligibility.candidates(tender).stream().map(c -> new Chapter(c.stated().enterprise(), against(c, terms, bars),
                        terms.conditions().stream().map(condition -> new Copy(end(c.number(), condition.code()), condition.name())).toList())).toList())
                .json();
    }

    /** What was said in the round before. */
    @Override
    public Map<String, Object> prefill(WorkItem item) {
        if (!item.task().equals("review-eligibility")) {
            return Map.of();
        }
        CaseRef tender = tender(item);
        Map<String, Object> before = new HashMap<>();
        eligibility.verdicts(tender).forEach(v -> {
            before.put(FittedForm.key("verdict", end(v.application(), v.condition())), v.value() == EligibilityVerdict.Value.LACKING ? "" : v.value().name());
            before.put(FittedForm.key("reason", end(v.application(), v.condition())), v.reason());
        });
        List<String> names = Eligibility.lists(tenders.view(tender).terms());
        eligibility.lists(tender).forEach(list -> {
            before.put(FittedForm.key("queriedOn", String.valueOf(names.indexOf(list.name()))), list.queriedOn().toString());
            before.put(FittedForm.key("list", String.valueOf(names.indexOf(list.name()))), List.of(list.attachment()));
        });
        before.values().removeIf(value -> "".equals(value));
        return before;
    }

    private void lists(Work work, CaseRef tender) {
        List<String> names = Eligibility.lists(tenders.view(tender).terms());
        for (int i = 0; i < names.size(); i++) {
            List<String> files = Files.in(work.answer(), FittedForm.key("list", String.valueOf(i)));
            String day = work.text(FittedForm.key("queriedOn", String.valueOf(i)));
            String name = names.get(i);
            if (files.isEmpty() || day.isEmpty()) {
                throw Refused.invalid("eligibility.list-missing", FittedForm.key("list", String.valueOf(i)), "", "请上传“" + name + "”的查询结果文件，并写明查询日期。");
            }
            if (!attachments.get(files.get(0)).caseRef().root().equals(work.programme())) {
                throw Refused.invalid("eligibility.foreign-list", FittedForm.key("list", String.valueOf(i)), "", "名单文件须在办理本事项时上传，请重新上传。");
            }
            eligibility.read(work.actor(), tender, name, LocalDate.parse(day), files.get(0));
        }
    }

    private List<EligibilityVerdict> verdicts(Work work, CaseRef tender) {
        List<EligibilityVerdict> verdicts = new ArrayList<>();
        List<Condition> conditions = tenders.view(tender).terms().conditions();
        for (Candidate candidate : eligibility.candidates(tender)) {
            for (Condition condition : conditions) {
                String said = work.text(FittedForm.key("verdict", end(candidate.number(), condition.code())));
                if (!said.isEmpty()) {
                    verdicts.add(new EligibilityVerdict(candidate.number(), condition.code(), EligibilityVerdict.Value.valueOf(said),
                            work.text(FittedForm.key("reason", end(candidate.number(), condition.code()))).strip()));
                }
            }
        }
        return verdicts;
    }

    /** What the house itself found against an applicant. */
    private static String against(Candidate candidate, SelectionSpec terms, List<Bar> bars) {
        return bars.stream().filter(bar -> bar.application().equals(candidate.number()))
                .map(bar -> "- 系统核对：" + condition(terms, bar) + bar.reason()).collect(Collectors.joining("\n"));
    }

    private static String condition(SelectionSpec terms, Bar bar) {
        return terms.conditions().stream().filter(c -> c.code().equals(bar.condition())).map(c -> c.name() + "——").findFirst().orElse("");
    }

    private static String end(String application, String condition) {
        return application + "_" + condition;
    }

    private static CaseRef tender(WorkItem item) {
        return CaseRef.of(item.context("tender"));
    }
}

package org.huimin.workflow.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huimin.document.Attachments;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.SelectionSpec;
import org.huimin.programme.SelectionSpec.Condition;
import org.huimin.selection.Candidate;
import org.huimin.selection.Eligibility;
import org.huimin.selection.EligibilityVerdict;
import org.huimin.selection.TenderRegister;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.engine.Answering;
import org.huimin.workflow.engine.Files;
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
        return ReviewForm.of(form, Eligibility.lists(terms), eligibility.candidates(tender), terms, eligibility.bars(tender));
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
            before.put(ReviewForm.key("verdict", v.application(), v.condition()), v.value() == EligibilityVerdict.Value.LACKING ? "" : v.value().name());
            before.put(ReviewForm.key("reason", v.application(), v.condition()), v.reason());
        });
        List<String> names = Eligibility.lists(tenders.view(tender).terms());
        eligibility.lists(tender).forEach(list -> {
            before.put(ReviewForm.key("queriedOn", names.indexOf(list.name())), list.queriedOn().toString());
            before.put(ReviewForm.key("list", names.indexOf(list.name())), List.of(list.attachment()));
        });
        before.values().removeIf(value -> "".equals(value));
        return before;
    }

    private void lists(Work work, CaseRef tender) {
        List<String> names = Eligibility.lists(tenders.view(tender).terms());
        for (int i = 0; i < names.size(); i++) {
            List<String> files = Files.in(work.answer(), ReviewForm.key("list", i));
            String day = work.text(ReviewForm.key("queriedOn", i));
            String name = names.get(i);
            if (files.isEmpty() || day.isEmpty()) {
                throw Refused.invalid("eligibility.list-missing", ReviewForm.key("list", i), "", "请上传“" + name + "”的查询结果文件，并写明查询日期。");
            }
            if (!attachments.get(files.get(0)).caseRef().root().equals(work.programme())) {
                throw Refused.invalid("eligibility.foreign-list", ReviewForm.key("list", i), "", "名单文件须在办理本事项时上传，请重新上传。");
            }
            eligibility.read(work.actor(), tender, name, LocalDate.parse(day), files.get(0));
        }
    }

    private List<EligibilityVerdict> verdicts(Work work, CaseRef tender) {
        List<EligibilityVerdict> verdicts = new ArrayList<>();
        List<Condition> conditions = tenders.view(tender).terms().conditions();
        for (Candidate candidate : eligibility.candidates(tender)) {
            for (Condition condition : conditions) {
                String said = work.text(ReviewForm.key("verdict", candidate.number(), condition.code()));
                if (!said.isEmpty()) {
                    verdicts.add(new EligibilityVerdict(candidate.number(), condition.code(), EligibilityVerdict.Value.valueOf(said),
                            work.text(ReviewForm.key("reason", candidate.number(), condition.code())).strip()));
                }
            }
        }
        return verdicts;
    }

    private static CaseRef tender(WorkItem item) {
        return CaseRef.of(item.context("tender"));
    }
}

package org.huimin.workflow.award;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.kernel.CaseRef;
import org.huimin.programme.Changing.Share;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.selection.Awarding;
import org.huimin.selection.Split;
import org.huimin.selection.Splitting;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.engine.Answering;
import org.huimin.workflow.engine.FittedForm;
import org.huimin.workflow.engine.FittedForm.Chapter;
import org.huimin.workflow.engine.FittedForm.Copy;
import org.springframework.stereotype.Component;

/** What people answer where the fund is divided between winners. */
@Component
class AwardTasks implements Answering {

    private final Splitting splitting;
    private final Awarding awarding;
    private final ProgrammeRegister programmes;

    AwardTasks(Splitting splitting, Awarding awarding, ProgrammeRegister programmes) {
        this.splitting = splitting;
        this.awarding = awarding;
        this.programmes = programmes;
    }

    @Override
    public String process() {
        return "award";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "propose-split", work -> {
                    CaseRef tender = tender(work.item());
                    Map<String, String> counts = new HashMap<>();
                    splitting.proposal(tender).forEach(s -> counts.put(field(s), work.text(field(s))));
                    splitting.propose(work.actor(), tender, counts, work.text("reason"));
                    return Map.of();
                },
                "check-split", work -> {
                    splitting.check(work.actor(), tender(work.item()), approved(work), work.text("opinion"));
                    return work.routing();
                },
                "decide-split", work -> {
                    splitting.decide(work.actor(), tender(work.item()), approved(work), work.text("opinion"));
                    return work.routing();
                });
    }

    /** One number for each platform, phase and type of voucher. */
    @Override
    public String form(WorkItem item, String form) {
        if (!item.task().equals("propose-split")) {
            return form;
        }
        CaseRef tender = tender(item);
        ProgrammeSpec spec = programmes.spec(tender);
        Map<String, String> winners = new HashMap<>();
        awarding.current(tender).forEach(a -> winners.put(a.place(), a.enterprise()));
        Map<String, List<Share>> shares = splitting.proposal(tender).stream().collect(Collectors.groupingBy(Share::platform, LinkedHashMap::new, Collectors.toList()));
        return FittedForm.of(form).chapters("count", shares.entrySet().stream().map(own -> {
            String winner = winners.getOrDefault(own.getKey(), own.getKey());
            return new Chapter(winner, own.getValue().stream().map(s -> new Copy(end(s), winner + "：" + spec.voucherType(s.voucherType()).orElseThrow().name()
                    + (spec.phases().size() == 1 ? "" : "（" + spec.phase(s.phase()).name() + "）"))).toList());
        }).toList()).json();
    }

    /** What came back, or what the programme's file proposes. */
    @Override
    public Map<String, Object> prefill(WorkItem item) {
        if (!item.task().equals("propose-split")) {
            return Map.of();
        }
        CaseRef tender = tender(item);
        Map<String, Object> before = new HashMap<>();
        List<Share> shares = splitting.last(tender).map(Split::shares).orElseGet(() -> splitting.proposal(tender));
        shares.forEach(s -> before.put(field(s), String.valueOf(s.quantity())));
        splitting.last(tender).ifPresent(s -> before.put("reason", s.reason()));
        return before;
    }

    private static String end(Share share) {
        return field(share).substring("count_".length());
    }

    private static String field(Share share) {
        return Splitting.field(share.platform(), share.phase(), share.voucherType());
    }

    private static boolean approved(Work work) {
        return work.answer().decision().equals("APPROVED");
    }

    private static CaseRef tender(WorkItem item) {
        return CaseRef.of(item.context("tender"));
    }
}

package org.huimin.workflow.tender;

import java.util.Map;
import org.huimin.kernel.Refused;
import org.huimin.selection.Inviting;
import org.huimin.selection.MailDesk;
import org.huimin.selection.SealCeremony;
import org.huimin.selection.TenderRegister;
import org.huimin.selection.Tendering;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.engine.Answering;
import org.springframework.stereotype.Component;

/** What people answer while a call for platforms is drafted, sealed and open. */
@Component
class TenderTasks implements Answering {

    private final Tendering tendering;
    private final TenderRegister tenders;
    private final SealCeremony ceremony;
    private final MailDesk mails;
    private final Inviting inviting;
    private final TenderDates dates;

    TenderTasks(Tendering tendering, TenderRegister tenders, SealCeremony ceremony, MailDesk mails, Inviting inviting, TenderDates dates) {
        this.tendering = tendering;
        this.tenders = tenders;
        this.ceremony = ceremony;
        this.mails = mails;
        this.inviting = inviting;
        this.dates = dates;
    }

    @Override
    public String process() {
        return "tender";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "draft-tender", work -> {
                    tendering.draft(work.actor(), work.item().caseRef(), work.text("introduction"), Tendering.deadline(work.text("deadline")));
                    return Map.of();
                },
                "approve-tender", work -> {
                    tendering.decide(work.actor(), work.item().caseRef(), work.answer().decision().equals("APPROVED"), work.text("opinion"));
                    return work.routing();
                },
                "hold-seal", work -> {
                    if (!ceremony.holds(work.actor(), work.item().caseRef())) {
                        throw Refused.conflict("seal.not-set", "您还没有设置开启口令，请先在上方设置，再提交。");
                    }
                    return Map.of();
                },
                "receive-applications", work -> {
                    tendering.mustBeOver(work.item().caseRef());
                    mails.mustBeSettled(work.item().caseRef());
                    inviting.call(work.actor(), work.item().caseRef(), Tendering.deadline(work.text("openingAt"), "openingAt", "开启时间"), work.text("place"),
                            work.text("watch"));
                    return Map.of();
                },
                "answer-question", work -> {
                    tendering.answer(work.actor(), work.item().caseRef(), work.context("question"), work.text("answer"));
                    return Map.of();
                });
    }

    @Override
    public Map<String, Object> prefill(WorkItem item) {
        if (!item.task().equals("draft-tender")) {
            return Map.of();
        }
        return tenders.find(item.caseRef()).<Map<String, Object>>map(t -> Map.of("introduction", t.introduction(), "deadline", Tendering.typed(t.deadline())))
                .orElseGet(() -> dates.planned(item.root()).<Map<String, Object>>map(at -> Map.of("deadline", Tendering.typed(at))).orElse(Map.of()));
    }
}

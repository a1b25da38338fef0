package org.huimin.workflow.opening;

import java.util.Map;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.selection.SealCeremony;
import org.huimin.selection.Transcribing;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.engine.Answering;
import org.springframework.stereotype.Component;

/** What the holders answer where applications are opened. */
@Component
class OpeningTasks implements Answering {

    private final SealCeremony ceremony;
    private final Transcribing transcribing;

    OpeningTasks(SealCeremony ceremony, Transcribing transcribing) {
        this.ceremony = ceremony;
        this.transcribing = transcribing;
    }

    /** The form's group, set out for each application that did not come online. */
    @Override
    public String form(WorkItem item, String form) {
        if (!item.task().equals("transcribe-applications")) {
            return form;
        }
        CaseRef tender = CaseRef.of(item.context("tender"));
        return TranscriptForm.of(form, transcribing.applications(tender), transcribing.asksOffer(tender));
    }

    /** What stood on the envelope or in the subject; after a return, what was written down before. */
    @Override
    public Map<String, Object> prefill(WorkItem item) {
        if (!item.task().equals("transcribe-applications")) {
            return Map.of();
        }
        CaseRef tender = CaseRef.of(item.context("tender"));
        return TranscriptForm.prefill(transcribing.applications(tender), transcribing.of(tender));
    }

    @Override
    public String process() {
        return "opening";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of("transcribe-applications", work -> {
            CaseRef tender = CaseRef.of(work.context("tender"));
            transcribing.write(work.actor(), tender, transcribing.applications(tender).stream().map(a -> TranscriptForm.read(work, a.number())).toList());
            return Map.of();
        }, "confirm-transcription", work -> {
            transcribing.decide(work.actor(), CaseRef.of(work.context("tender")), work.answer().decision().equals("APPROVED"), work.text("opinion"));
            return work.routing();
        }, "open-applications", work -> {
            CaseRef tender = CaseRef.of(work.context("tender"));
            if (!ceremony.hasOpened(work.actor(), tender)) {
                throw Refused.conflict("seal.not-opened", "您还没有输入开启口令，请先在上方输入，再提交。");
            }
            return Map.of("opened", ceremony.opened(tender));
        });
    }
}

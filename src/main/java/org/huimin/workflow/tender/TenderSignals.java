package org.huimin.workflow.tender;

import java.util.Map;
import org.huimin.kernel.Actor;
import org.huimin.publicity.NoticeDrafts;
import org.huimin.publicity.NoticeFact.CorrectionDropped;
import org.huimin.publicity.NoticeFact.NoticePublished;
import org.huimin.publicity.NoticeId;
import org.huimin.selection.TenderFact.QuestionAsked;
import org.huimin.selection.Tendering;
import org.huimin.workflow.engine.Running;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A question that an enterprise asks is laid before whoever answers; a published correction moves the deadline it names. */
@Component
class TenderSignals {

    static final String QUESTION_ASKED = "QUESTION_ASKED";

    private final Running running;
    private final Tendering tendering;
    private final NoticeDrafts notices;

    TenderSignals(Running running, Tendering tendering, NoticeDrafts notices) {
        this.running = running;
        this.tendering = tendering;
        this.notices = notices;
    }

    @EventListener
    void on(QuestionAsked asked) {
        running.tell(asked.about(), QUESTION_ASKED, Map.of("question", asked.question()));
    }

    @EventListener
    void on(CorrectionDropped dropped) {
        tendering.correctionDropped(dropped.about());
    }

    /** A correction that announces a later deadline moves it, within the signature that publishes it. */
    @EventListener
    void on(NoticePublished published) {
        if (published.corrects() != null) {
            tendering.corrected(Actor.SYSTEM, published.about(), notices.get(new NoticeId(published.notice())).body().text());
        }
    }
}

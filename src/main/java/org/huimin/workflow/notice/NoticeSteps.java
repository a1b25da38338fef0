package org.huimin.workflow.notice;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.kernel.Actor;
import org.huimin.publicity.NoticeId;
import org.huimin.publicity.NoticeType;
import org.huimin.publicity.Publishing;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of publishing asks for. */
@Component
public class NoticeSteps {

    private final Publishing publishing;
    private final NoticeTexts texts;

    NoticeSteps(Publishing publishing, NoticeTexts texts) {
        this.publishing = publishing;
        this.texts = texts;
    }

    public void prepare(DelegateExecution execution) {
        NoticeType type = NoticeType.valueOf(Scope.text(execution, "noticeType"));
        if (type == NoticeType.CORRECTION) {
            return; // prepared from the notice it corrects before the case began
        }
        NoticeTexts.Text text = texts.draft(Scope.caseOf(execution), type, Scope.phaseOrNone(execution),
                execution.getVariable("tender") == null ? null : Scope.tender(execution),
                execution.getVariable("batch") == null ? 0 : Integer.parseInt(Scope.text(execution, "batch")));
        NoticeId notice = publishing.draft(Actor.SYSTEM, Scope.caseOf(execution), type, text.title(), text.body());
        execution.setVariable("notice", notice.toString());
    }

    public void publish(DelegateExecution execution) {
        publishing.publish(NoticeId.of(Scope.text(execution, "notice")));
    }
}

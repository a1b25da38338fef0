package org.huimin.workflow.agreement;

import java.util.Map;
import org.huimin.selection.AgreementFact.AgreementAnswered;
import org.huimin.workflow.engine.Running;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What an enterprise answers with its own account moves its agreement on, and takes the work of waiting for it off the desk. */
@Component
class AgreementSignals {

    static final String AGREEMENT_ANSWERED = "AGREEMENT_ANSWERED";

    private final Running running;

    AgreementSignals(Running running) {
        this.running = running;
    }

    @EventListener
    void on(AgreementAnswered answered) {
        if (answered.byEnterprise()) {
            running.tell(answered.about(), AGREEMENT_ANSWERED, Map.of("answer", answered.answer().name()));
        }
    }
}

package org.huimin.workflow.publicity;

import java.util.Map;
import org.huimin.publicity.ObjectionFact.ObjectionFiled;
import org.huimin.publicity.ObjectionFact.WithdrawalProposed;
import org.huimin.workflow.engine.Running;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An objection that was filed opens its own procedure within the publicity it concerns. */
@Component
class PublicitySignals {

    static final String OBJECTION_FILED = "OBJECTION_FILED";

    private final Running running;

    PublicitySignals(Running running) {
        this.running = running;
    }

    @EventListener
    void on(ObjectionFiled filed) {
        running.tell(filed.publicised(), OBJECTION_FILED, Map.of("objection", String.valueOf(filed.objection())));
    }

    @EventListener
    void on(WithdrawalProposed proposed) {
        running.tell(proposed.publicised(), OBJECTION_FILED, Map.of("objection", String.valueOf(proposed.objection())));
    }
}

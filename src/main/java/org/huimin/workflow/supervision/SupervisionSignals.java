package org.huimin.workflow.supervision;

import java.util.Map;
import org.huimin.supervision.SupervisionFact.OpinionRaised;
import org.huimin.workflow.engine.Running;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts an opinion on the desk of whoever must answer it. */
@Component
class SupervisionSignals {

    private final Running running;

    SupervisionSignals(Running running) {
        this.running = running;
    }

    @EventListener
    void on(OpinionRaised opinion) {
        running.start("supervision", opinion.about(), Map.of("unit", opinion.unit()));
    }
}

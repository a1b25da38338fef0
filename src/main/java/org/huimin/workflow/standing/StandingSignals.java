package org.huimin.workflow.standing;

import java.util.Map;
import org.huimin.kernel.CaseRef;
import org.huimin.merchant.ShopFact.StandingChangeAsked;
import org.huimin.workflow.engine.Running;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts what was asked about a shop's standing on the desk of whoever decides it. */
@Component
class StandingSignals {

    private final Running running;

    StandingSignals(Running running) {
        this.running = running;
    }

    @EventListener
    void on(StandingChangeAsked asked) {
        CaseRef change = asked.about().child("CHG", asked.number());
        if (asked.successor() == null) {
            running.start("standing", change, Map.of("change", asked.change()));
        } else {
            running.start("replacement", change, Map.of("change", asked.change(), "unit", asked.unit()));
        }
    }
}

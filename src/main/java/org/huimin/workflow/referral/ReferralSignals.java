package org.huimin.workflow.referral;

import java.util.Map;
import org.huimin.merchant.ShopFact.ReferralProposed;
import org.huimin.workflow.engine.Running;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts a proposal to refer a case on the desk of whoever decides it. */
@Component
class ReferralSignals {

    private final Running running;

    ReferralSignals(Running running) {
        this.running = running;
    }

    @EventListener
    void on(ReferralProposed proposed) {
        running.start("referral", proposed.about(), Map.of("referral", proposed.referral()));
    }
}

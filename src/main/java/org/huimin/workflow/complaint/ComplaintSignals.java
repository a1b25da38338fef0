package org.huimin.workflow.complaint;

import java.time.Clock;
import java.util.Map;
import org.huimin.publicity.ChallengeFact.ComplaintFiled;
import org.huimin.publicity.ObjectionFact.ObjectionDecided;
import org.huimin.publicity.ObjectionFact.ObjectionRejected;
import org.huimin.workflow.Challenging;
import org.huimin.workflow.engine.Running;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts a complaint that was received on the desk of whoever examines it, its terms running from the receipt. */
@Component
class ComplaintSignals {

    private final Challenging challenging;
    private final Running running;
    private final Clock clock;

    ComplaintSignals(Challenging challenging, Running running, Clock clock) {
        this.challenging = challenging;
        this.running = running;
        this.clock = clock;
    }

    @EventListener
    void on(ComplaintFiled filed) {
        challenging.complaintReceived(filed.about(), filed.filedAt());
        running.start("complaint", filed.about(), Map.of("challenge", String.valueOf(filed.challenge())));
    }

    @EventListener
    void on(ObjectionDecided decided) {
        challenging.mayBeComplainedOf(decided.about(), clock.instant());
    }

    @EventListener
    void on(ObjectionRejected rejected) {
        challenging.mayBeComplainedOf(rejected.about(), clock.instant());
    }
}

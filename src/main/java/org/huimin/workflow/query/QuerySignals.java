package org.huimin.workflow.query;

import java.util.Map;
import org.huimin.publicity.ChallengeFact.QueryFiled;
import org.huimin.workflow.Challenging;
import org.huimin.workflow.engine.Running;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts a query that was received on the purchaser's desk, its term running from the receipt. */
@Component
class QuerySignals {

    private final Challenging challenging;
    private final Running running;

    QuerySignals(Challenging challenging, Running running) {
        this.challenging = challenging;
        this.running = running;
    }

    @EventListener
    void on(QueryFiled filed) {
        challenging.queryReceived(filed.about(), filed.filedAt());
        running.start("query", filed.about(), Map.of("challenge", String.valueOf(filed.challenge())));
    }
}

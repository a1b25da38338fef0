package org.huimin.workflow.query;

import java.util.Map;
import org.huimin.publicity.ChallengeId;
import org.huimin.publicity.Querying;
import org.huimin.workflow.engine.Answering;
import org.springframework.stereotype.Component;

/** What the purchaser answers to a query. */
@Component
class QueryTasks implements Answering {

    private final Querying querying;

    QueryTasks(Querying querying) {
        this.querying = querying;
    }

    @Override
    public String process() {
        return "query";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "answer-query", work -> {
                    querying.answer(work.actor(), query(work), !work.answer().decision().equals("REJECTED"), work.answer().decision().equals("AFFECTS"),
                            work.text("answer"));
                    return Map.of();
                },
                "approve-query", work -> {
                    querying.decide(work.actor(), query(work), work.answer().decision().equals("APPROVED"), work.text("opinion"));
                    return work.routing();
                });
    }

    private static ChallengeId query(Work work) {
        return ChallengeId.of(work.context("challenge"));
    }
}

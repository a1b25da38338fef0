package org.huimin.workflow.complaint;

import java.util.Map;
import org.huimin.publicity.ChallengeId;
import org.huimin.publicity.ChallengeState;
import org.huimin.publicity.Complaining;
import org.huimin.workflow.Challenging;
import org.huimin.workflow.engine.Answering;
import org.springframework.stereotype.Component;

/** What finance answers to a complaint. */
@Component
class ComplaintTasks implements Answering {

    private final Complaining complaining;
    private final Challenging challenging;

    ComplaintTasks(Complaining complaining, Challenging challenging) {
        this.complaining = complaining;
        this.challenging = challenging;
    }

    @Override
    public String process() {
        return "complaint";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "examine-complaint", work -> {
                    complaining.examine(work.actor(), complaint(work), work.answer().decision().equals("ADMITTED") ? ChallengeState.ACCEPTED
                            : ChallengeState.valueOf(work.answer().decision()), work.text("opinion"));
                    return work.routing();
                },
                "supplement-complaint", work -> {
                    challenging.supplement(work.actor(), complaint(work), work.text("text"));
                    return Map.of();
                },
                "copy-complaint", work -> {
                    complaining.copied(work.actor(), complaint(work), work.answer().decision().equals("RESTS") ? challenging.rest(work.item().caseRef()) : null);
                    return Map.of();
                },
                "decide-complaint", work -> {
                    complaining.decide(work.actor(), complaint(work), !work.answer().decision().equals("REJECTED"),
                            work.answer().decision().equals("AFFECTS"), work.text("opinion"));
                    return Map.of();
                });
    }

    private static ChallengeId complaint(Work work) {
        return ChallengeId.of(work.context("challenge"));
    }
}

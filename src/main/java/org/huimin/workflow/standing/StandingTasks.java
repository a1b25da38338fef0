package org.huimin.workflow.standing;

import java.util.Map;
import org.huimin.merchant.ChangingStanding;
import org.huimin.workflow.engine.Answering;
import org.springframework.stereotype.Component;

/** What is decided about a shop's standing. */
@Component
class StandingTasks implements Answering {

    private final ChangingStanding standing;

    StandingTasks(ChangingStanding standing) {
        this.standing = standing;
    }

    @Override
    public String process() {
        return "standing";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of("decide-standing", work -> {
            standing.decide(work.actor(), work.programme(), work.context("change"), work.answer().decision().equals("APPROVED"), work.text("opinion"));
            return Map.of();
        });
    }
}

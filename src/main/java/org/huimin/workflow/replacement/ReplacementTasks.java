package org.huimin.workflow.replacement;

import java.util.Map;
import org.huimin.merchant.Replacing;
import org.huimin.workflow.engine.Answering;
import org.springframework.stereotype.Component;

/** What a township's head says to replacing one of its shops. */
@Component
class ReplacementTasks implements Answering {

    private final Replacing replacing;

    ReplacementTasks(Replacing replacing) {
        this.replacing = replacing;
    }

    @Override
    public String process() {
        return "replacement";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of("confirm-replacement", work -> {
            if (work.answer().decision().equals("APPROVED")) {
                replacing.confirm(work.actor(), work.programme(), work.context("change"));
            } else {
                replacing.refuse(work.actor(), work.programme(), work.context("change"), work.text("opinion"));
            }
            return work.routing();
        });
    }
}

package org.huimin.workflow.settlement;

import java.util.Map;
import org.huimin.settlement.VarianceTolerance;
import org.huimin.workflow.engine.Decisions;
import org.springframework.stereotype.Component;

/** What to do about a difference, as the decision table {@code variance-tolerance} says. */
@Component
class ToleranceTable implements VarianceTolerance {

    private final Decisions decisions;

    ToleranceTable(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public Treatment of(Question question) {
        return Treatment.valueOf(decisions.ask("variance-tolerance", Map.of("comparison", question.comparison(),
                "amount", question.amount().yuan(), "share", question.share())));
    }
}

package org.huimin.workflow.engine;

import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks the decision tables that analysts tune. */
@Component
public class Decisions {

    private final DecisionService decisions;

    Decisions(@Lazy DecisionService decisions) {
        this.decisions = decisions;
    }

    /**
     * The table's one answer.
     *
     * @throws IllegalStateException where no row answers: a table never falls through in silence
     */
    public String ask(String table, Map<String, Object> inputs) {
        var results = decisions.evaluateDecisionTableByKey(table, inputs);
        if (results.size() != 1) {
            throw new IllegalStateException(table + " has " + results.size() + " answers to " + inputs);
        }
        return results.getSingleEntry();
    }
}

package org.huimin.workflow.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;

/**
 * What the engine remembers: which process and which element ran, from when to when, for the live diagram. Its own lists
 * of tasks, variables and candidates would cost six statements in every step and say nothing that our rows do not.
 */
class ElementHistory extends AbstractHistoryLevel {

    static final String NAME = "elements";

    private static final Set<String> ENTITIES = Set.of(HistoryEventTypes.PROCESS_INSTANCE_START.getEntityType(),
            HistoryEventTypes.ACTIVITY_INSTANCE_START.getEntityType());

    /** Kept by the engine in the database; no other level has it. */
    @Override
    public int getId() {
        return 40;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType event, Object of) {
        return ENTITIES.contains(event.getEntityType());
    }
}

package org.huimin.workflow.objection;

import java.util.Map;
import org.huimin.publicity.Objecting;
import org.huimin.publicity.ObjectionId;
import org.huimin.workflow.engine.Answering;
import org.springframework.stereotype.Component;

/** What people answer to an objection. */
@Component
class ObjectionTasks implements Answering {

    private final Objecting objecting;

    ObjectionTasks(Objecting objecting) {
        this.objecting = objecting;
    }

    @Override
    public String process() {
        return "objection";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "admit-objection", work -> {
                    if (work.answer().decision().equals("ADMITTED")) {
                        objecting.admit(work.actor(), objection(work));
                    } else {
                        objecting.reject(work.actor(), objection(work), work.text("opinion"));
                    }
                    return work.routing();
                },
                "investigate-objection", work -> {
                    objecting.investigate(work.actor(), objection(work), work.text("findings"));
                    return Map.of();
                },
                "decide-objection", work -> {
                    objecting.decide(work.actor(), objection(work), work.answer().decision().equals("UPHELD"), work.text("opinion"));
                    return Map.of();
                });
    }

    private static ObjectionId objection(Work work) {
        return ObjectionId.of(work.context("objection"));
    }
}

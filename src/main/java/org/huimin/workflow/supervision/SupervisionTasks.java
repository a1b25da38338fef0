package org.huimin.workflow.supervision;

import java.util.List;
import java.util.Map;
import org.huimin.supervision.Supervising;
import org.huimin.workflow.engine.Answering;
import org.huimin.workflow.engine.Files;
import org.springframework.stereotype.Component;

/** What people answer to a supervision opinion, and what discipline says of the answer. */
@Component
class SupervisionTasks implements Answering {

    private final Supervising supervising;

    SupervisionTasks(Supervising supervising) {
        this.supervising = supervising;
    }

    @Override
    public String process() {
        return "supervision";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "answer-opinion", work -> {
                    List<String> evidence = Files.in(work.answer(), "attachment");
                    supervising.answer(work.actor(), work.item().caseRef(), work.text("reply"), evidence.isEmpty() ? null : evidence.get(0));
                    return Map.of();
                },
                "weigh-answer", work -> {
                    supervising.weigh(work.actor(), work.item().caseRef(), work.answer().decision().equals("APPROVED"), work.text("opinion"));
                    return work.routing();
                });
    }
}

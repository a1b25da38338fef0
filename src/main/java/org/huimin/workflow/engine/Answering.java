package org.huimin.workflow.engine;

import java.util.Map;
import java.util.function.Consumer;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.tasks.Answer;
import org.huimin.tasks.WorkItem;

/** What the people of one process answered, turned into commands: one bean per process, one entry per task. */
public interface Answering {

    /** The process's id, as in the diagram. */
    String process();

    /** Task key → what to do with an answer. Complete: the contract test holds it against the diagram. */
    Map<String, Handler> handlers();

    /** The form as this piece of work asks it, from the file it was deployed with; the same for every one unless a process knows better. */
    default String form(WorkItem item, String form) {
        return form;
    }

    /** What a task's form shows before anybody has typed; empty unless a process knows better. */
    default Map<String, Object> prefill(WorkItem item) {
        return Map.of();
    }

    /** Task key → how the stage forgets its answer where it is taken back before anybody has seen it; tasks not named cannot be. */
    default Map<String, Consumer<Work>> takenBack() {
        return Map.of();
    }

    /** Carries one answer out and says what the diagram needs to know for its next gateway, often nothing. */
    @FunctionalInterface
    interface Handler {
        Map<String, Object> handle(Work work);
    }

    /** An answer with whoever gave it and what it was about. */
    record Work(WorkItem item, Actor actor, Answer answer) {

        public CaseRef programme() {
            return item.root();
        }

        public String text(String field) {
            return answer.text(field);
        }

        public String context(String key) {
            return item.context(key);
        }

        /** The phase the work is about. */
        public int phase() {
            return Integer.parseInt(item.context("phase"));
        }

        /** The decision as the routing value of the next gateway. */
        public Map<String, Object> routing() {
            return Map.of("decision", answer.decision());
        }
    }
}

package org.huimin.workflow.engine;

import org.huimin.kernel.Actor;

/** Whose step is being carried out in this thread: the sender of whatever work it leads to. */
final class Errand {

    private static final ThreadLocal<Errand> CURRENT = new ThreadLocal<>();

    private final String task;
    private final Actor actor;

    private Errand(String task, Actor actor) {
        this.task = task;
        this.actor = actor;
    }

    static void run(String task, Actor actor, Runnable step) {
        Errand before = CURRENT.get();
        CURRENT.set(new Errand(task, actor));
        try {
            step.run();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    static boolean isFor(String task) {
        return CURRENT.get() != null && CURRENT.get().task.equals(task);
    }

    static Actor actor() {
        return CURRENT.get() == null ? Actor.SYSTEM : CURRENT.get().actor;
    }
}

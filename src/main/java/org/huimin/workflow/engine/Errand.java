package org.huimin.workflow.engine;

import org.huimin.kernel.Actor;

/** Whose step is being carried out in this thread: the sender of whatever work it leads to. */
final class Errand {

    private static final ThreadLocal<Errand> CURRENT = new ThreadLocal<>();

    private final String task;
    private final Actor actor;
    private final String because;

    private Errand(String task, Actor actor, String because) {
        this.task = task;
        this.actor = actor;
        this.because = because;
    }

    static void run(String task, Actor actor, Runnable step) {
        run(new Errand(task, actor, null), step);
    }

    /** @param because why work falls away meanwhile */
    static void back(Actor actor, String because, Runnable step) {
        run(new Errand("", actor, because), step);
    }

    private static void run(Errand errand, Runnable step) {
        Errand before = CURRENT.get();
        CURRENT.set(errand);
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

    static String because(String otherwise) {
        return CURRENT.get() == null || CURRENT.get().because == null ? otherwise : CURRENT.get().because;
    }

    static Actor actor() {
        return CURRENT.get() == null ? Actor.SYSTEM : CURRENT.get().actor;
    }
}

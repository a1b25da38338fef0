package org.huimin.portal.machine;

import java.util.Arrays;
import java.util.Optional;

/** Work of a platform that asks for files, and that its machine may therefore do. */
enum PlatformWork {

    DAILY("submit-daily"), LEDGER("submit-ledger"), REFUNDS("submit-refunds"), NUMBERS("onboard-merchants"), VERDICTS("verify-merchants");

    private final String task;

    PlatformWork(String task) {
        this.task = task;
    }

    /** Task key, which is also the duty's. */
    String task() {
        return task;
    }

    static Optional<PlatformWork> of(String task) {
        return Arrays.stream(values()).filter(w -> w.task.equals(task)).findFirst();
    }
}

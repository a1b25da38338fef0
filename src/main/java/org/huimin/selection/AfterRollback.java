package org.huimin.selection;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What undoes on the disk what the database undoes by itself. */
final class AfterRollback {

    private AfterRollback() { }

    static void run(Runnable act) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_ROLLED_BACK) {
                    act.run();
                }
            }
        });
    }
}

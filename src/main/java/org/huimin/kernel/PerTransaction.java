package org.huimin.kernel;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Something kept as long as one transaction runs, each its own: what was read already, or waits to be written together. */
public final class PerTransaction<T> {

    private final Supplier<T> fresh;
    private final Consumer<T> beforeCommit;

    public PerTransaction(Supplier<T> fresh) {
        this(fresh, kept -> { });
    }

    /** @param beforeCommit called when all else is done, but before the trail is written */
    public PerTransaction(Supplier<T> fresh, Consumer<T> beforeCommit) {
        this.fresh = fresh;
        this.beforeCommit = beforeCommit;
    }

    /** @throws IllegalStateException where no transaction runs */
    @SuppressWarnings("unchecked")
    public T get() {
        Kept kept = (Kept) TransactionSynchronizationManager.getResource(this);
        if (kept == null) {
            kept = new Kept(fresh.get());
            TransactionSynchronizationManager.registerSynchronization(kept);
            TransactionSynchronizationManager.bindResource(this, kept);
        }
        return kept.value;
    }

    private final class Kept implements TransactionSynchronization {

        private final T value;

        private Kept(T value) {
            this.value = value;
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE - 1;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            beforeCommit.accept(value);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(PerTransaction.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(PerTransaction.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(PerTransaction.this);
        }
    }
}

package org.huimin.kernel;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Something in the database that is read all day and seldom changed, kept in memory. Another instance of the house may change
 * it: whoever writes asks once in each transaction whether it still holds, and so decides by nothing old; whoever only reads
 * sees it five seconds later at the latest.
 */
public final class Kept<T> {

    private static final long OLDEST = Duration.ofSeconds(5).toNanos();

    /** @param stamp whatever is another once the value is; @param askedAt of the machine's own clock */
    private record Copy<T>(Object stamp, T value, long askedAt) { }

    private final Supplier<?> stamp;
    private final Supplier<T> read;
    private final AtomicReference<Copy<T>> copy = new AtomicReference<>();
    private final PerTransaction<T> checked = new PerTransaction<>(this::asked);

    /** @param stamp asks in one cheap statement what is another once the value is; @param read reads the value */
    public Kept(Supplier<?> stamp, Supplier<T> read) {
        this.stamp = stamp;
        this.read = read;
    }

    public T get() {
        if (TransactionSynchronizationManager.isActualTransactionActive() && TransactionSynchronizationManager.isSynchronizationActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            return checked.get();
        }
        Copy<T> kept = copy.get();
        return kept != null && System.nanoTime() - kept.askedAt() < OLDEST ? kept.value() : asked();
    }

    /** What is read while this happens is not kept. */
    public void forget() {
        copy.set(null);
    }

    private T asked() {
        Copy<T> before = copy.get();
        Object now = stamp.get();
        T value = before != null && before.stamp().equals(now) ? before.value() : read.get();
        copy.compareAndSet(before, new Copy<>(now, value, System.nanoTime()));
        return value;
    }
}

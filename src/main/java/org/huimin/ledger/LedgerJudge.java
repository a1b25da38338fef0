package org.huimin.ledger;

import java.util.List;
import java.util.function.Consumer;

/** Judges every row of a platform's files, as the published contract says, in SQL. Needs no database and no Spring. */
public final class LedgerJudge implements AutoCloseable {

    /** Opens the engine once; it may then judge many times, one judgement at a time. */
    public static LedgerJudge open() {
        throw new UnsupportedOperationException();
    }

    /**
     * @param refused told every refused row, after all files have been read and judged
     * @throws org.huimin.kernel.Refused where a file cannot be used at all, naming file and fault
     */
    public Judgement judge(LedgerRules rules, List<StoreInterval> stores, LedgerFiles files, Consumer<RefusedRow> refused) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}

package org.huimin.ledger;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Judges every row of a platform's files, as the published contract says, in SQL. Needs no database and no Spring. */
public final class LedgerJudge implements AutoCloseable {

    /** Reason of a claim or redemption that came after its phase was made final: kept and shown, in no figure. */
    public static final String AFTER_FREEZE = "AFTER_FREEZE";

    private static final int MEMORY_MIB = 600;

    private final Engine engine;

    private LedgerJudge(Engine engine) {
        this.engine = engine;
    }

    /** Opens the engine once; it may then judge many times, one judgement at a time. */
    public static LedgerJudge open() {
        return open(MEMORY_MIB);
    }

    /** @param memoryMiB what the engine may hold in memory; the rest goes to a temporary directory */
    public static LedgerJudge open(int memoryMiB) {
        return new LedgerJudge(Engine.open(memoryMiB));
    }

    /**
     * @param refused told every refused row, in the order of kind, file name and line, after all files have been judged
     * @throws org.huimin.kernel.Refused where a file cannot be used at all, naming file and fault
     */
    public Judgement judge(LedgerRules rules, List<StoreInterval> stores, LedgerFiles files, Consumer<RefusedRow> refused) {
        return judge(rules, stores, files, List.of(), false, refused);
    }

    synchronized Judgement judge(LedgerRules rules, List<StoreInterval> stores, LedgerFiles files, List<FrozenPhase> frozen, boolean withDays,
                                 Consumer<RefusedRow> refused) {
        Path workplace = engine.workplace();
        engine.run("attach ':memory:' as work");
        engine.run("use work");
        try {
            Staging staging = new Staging(engine, workplace, rules, files);
            staging.read();
            Finality finality = new Finality(engine, staging, frozen);
            new Terms(engine, staging).load(rules, stores);
            finality.load();
            Sieve sieve = new Sieve(engine, rules, staging, finality);
            sieve.judge();
            Judgement judgement = new Figures(engine, rules, staging, finality).add(withDays, !files.bank().isEmpty());
            engine.each("select kind, k, id, reason from refused union all select kind, k, id, '" + AFTER_FREEZE + "' from difference order by kind, k",
                    row -> refused.accept(refusedRow(staging, row.getInt(1), row.getLong(2), row.getString(3), row.getString(4))));
            return judgement;
        } finally {
            engine.run("use memory");
            engine.run("detach work");
            Engine.delete(workplace);
        }
    }

    private static RefusedRow refusedRow(Staging staging, int kind, long key, String id, String reason) {
        return new RefusedRow(FileKind.values()[kind], staging.file((int) (key >> PlainRows.FILE_SHIFT)).source().name(),
                key & (1L << PlainRows.FILE_SHIFT) - 1, id, reason);
    }

    @Override
    public void close() {
        engine.close();
    }
}

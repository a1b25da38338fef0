package org.huimin.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lets tests of other modules judge as the register does: day by day, and with phases that were made final before. */
public final class JudgeForTests {

    private final LedgerJudge judge;
    private final List<FrozenPhase> frozen = new ArrayList<>();

    public JudgeForTests(LedgerJudge judge) {
        this.judge = judge;
    }

    public Judgement judge(LedgerRules rules, List<StoreInterval> stores, LedgerFiles files) {
        return judge.judge(rules, stores, files, frozen, true, row -> { });
    }

    /** Judges, and makes a phase final with the files there are. */
    public Judgement freeze(int phase, LedgerRules rules, List<StoreInterval> stores, LedgerFiles files) {
        List<RefusedRow> refused = new ArrayList<>();
        Judgement judgement = judge.judge(rules, stores, files, frozen, true, refused::add);
        Set<String> names = new HashSet<>();
        List.of(files.claims(), files.redemptions(), files.refunds()).forEach(kind -> kind.forEach(file -> names.add(file.name())));
        frozen.add(new FrozenPhase(phase, names, refused));
        return judgement;
    }
}

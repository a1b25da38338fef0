package org.huimin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.huimin.kernel.Money;

/** The judge in SQL against the contract read aloud, over programmes and files made up by chance. */
class JudgeOracleTest {

    private static LedgerJudge judge;

    @BeforeContainer
    static void open() {
        judge = LedgerJudge.open();
    }

    @AfterContainer
    static void close() {
        judge.close();
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void findsWhatTheContractReadAloudFinds(@ForAll long seed) {
        RandomLedger ledger = RandomLedger.of(seed);

        Map<PlainJudge.Place, String> refused = new HashMap<>();
        Judgement judgement = judge(ledger, ledger.files(), refused);

        PlainJudge plain = PlainJudge.of(ledger.rules(), ledger.stores(), ledger.files());
        Map<PlainJudge.Place, String> expected = new HashMap<>(plain.verdicts());
        expected.values().removeIf(PlainJudge.ACCEPTED::equals);
        assertThat(readable(refused)).as(ledger::toString).isEqualTo(readable(expected));
        assertThat(judgement.net()).isEqualTo(plain.net());
        Map<String, List<String>> byType = new TreeMap<>();
        judgement.byType().forEach(t -> byType.put(t.type() + "/" + t.phase(), List.of(String.valueOf(t.claimed()),
                String.valueOf(t.redeemed()), t.amount().toString(), t.refunded().toString())));
        assertThat(byType).isEqualTo(plain.byType());
        long rows = judgement.claims().rows() + judgement.redemptions().rows() + judgement.refunds().rows();
        assertThat(rows).isEqualTo(plain.verdicts().size());
    }

    private static Judgement judge(RandomLedger ledger, List<PlainJudge.File> files, Map<PlainJudge.Place, String> refused) {
        return judge.judge(ledger.rules(), ledger.stores(), RandomLedger.ledgerFiles(files),
                row -> refused.put(new PlainJudge.Place(row.kind(), row.file(), row.line()), row.reason()));
    }

    private static Map<String, String> readable(Map<PlainJudge.Place, String> verdicts) {
        Map<String, String> text = new TreeMap<>();
        verdicts.forEach((place, reason) -> text.put(place.file() + ":" + place.line(), reason));
        return text;
    }
}

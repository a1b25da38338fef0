package org.huimin.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.huimin.kernel.Money;
import org.huimin.ledger.FileKind;
import org.huimin.ledger.Judgement;
import org.huimin.ledger.LedgerJudge;
import org.huimin.ledger.LedgerRules;

/** Whatever the programme and its faults: what was made, a plain reading of the contract and the judge agree. */
class SyntheticLedgerPropertiesTest {

    private static LedgerJudge judge;

    @BeforeContainer
    static void open() {
        judge = LedgerJudge.open();
    }

    @AfterContainer
    static void close() {
        judge.close();
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void makesRowsThatReadAsMeant(@ForAll long seed) {
        RandomProgramme made = RandomProgramme.of(seed);

        PlainReading reading = new PlainReading(made.spec(), MadeUpProgramme.PLATFORM, made.stores(), made.deliveries());

        SyntheticExpectation expected = made.expected();
        assertThat(reading.table(FileKind.CLAIMS, null)).isEqualTo(expected.claims());
        assertThat(reading.table(FileKind.REDEMPTIONS, "voucher_amount")).isEqualTo(expected.redemptions());
        assertThat(reading.table(FileKind.REFUNDS, "refund_amount")).isEqualTo(expected.refunds());
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void isJudgedAsMeant(@ForAll long seed) {
        RandomProgramme made = RandomProgramme.of(seed);

        Judgement judgement = judge.judge(LedgerRules.of(made.spec(), MadeUpProgramme.PLATFORM), made.stores(),
                JudgedSyntheticLedgerTest.files(made.deliveries()), row -> { });

        JudgedSyntheticLedgerTest.assertAsExpected(judgement, made.expected());
        if (made.deliveries().stream().anyMatch(delivery -> delivery.has(FileKind.BANK))) {
            assertThat(judgement.bank().difference()).isEqualTo(Money.ZERO);
        } else {
            assertThat(judgement.bank()).isNull();
            assertThat(judgement.net()).isEqualTo(Money.ZERO);
        }
    }
}

package org.huimin.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Money;
import org.huimin.ledger.FileKind;
import org.huimin.ledger.FileSource;
import org.huimin.ledger.JudgeForTests;
import org.huimin.ledger.Judgement;
import org.huimin.ledger.LedgerFiles;
import org.huimin.ledger.LedgerJudge;
import org.huimin.ledger.LedgerRules;
import org.huimin.ledger.StoreInterval;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeSpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Made-up ledgers before the real judge. */
class JudgedSyntheticLedgerTest {

    private static LedgerJudge judge;

    @BeforeAll
    static void open() {
        judge = LedgerJudge.open();
    }

    @AfterAll
    static void close() {
        judge.close();
    }

    static LedgerFiles files(List<SyntheticDelivery> deliveries) {
        return new LedgerFiles(sources(FileKind.CLAIMS, deliveries), sources(FileKind.REDEMPTIONS, deliveries),
                sources(FileKind.REFUNDS, deliveries), sources(FileKind.BANK, deliveries));
    }

    private static List<FileSource> sources(FileKind kind, List<SyntheticDelivery> deliveries) {
        return deliveries.stream().filter(delivery -> delivery.has(kind)).map(delivery -> FileSource.of(delivery.fileName(kind), delivery.bytes(kind))).toList();
    }

    private static SyntheticExpectation.Table table(Judgement.Table table) {
        return new SyntheticExpectation.Table(table.rows(), table.accepted(), table.refused(), table.amount());
    }

    static void assertAsExpected(Judgement judgement, SyntheticExpectation expected) {
        assertThat(table(judgement.claims())).isEqualTo(expected.claims());
        assertThat(table(judgement.redemptions())).isEqualTo(expected.redemptions());
        assertThat(table(judgement.refunds())).isEqualTo(expected.refunds());
        assertThat(judgement.net()).isEqualTo(expected.net());
        List<String> types = new ArrayList<>();
        for (Judgement.OfType type : judgement.byType()) {
            if (type.claimed() > 0) {
                types.add(type.type() + " " + type.phase() + " " + type.claimed() + " " + type.redeemed() + " " + type.amount() + " "
                        + type.refunded().plus(type.lateRefunded()));
            }
        }
        assertThat(types).containsExactlyInAnyOrderElementsOf(expected.byType().stream().map(type -> type.type() + " " + type.phase() + " "
                + type.claimed() + " " + type.redeemed() + " " + type.amount() + " " + type.refunded().plus(type.lateRefunded())).toList());
    }

    private static void judgesAsExpected(ProgrammeSpec spec, long seed) {
        String platform = spec.platforms().get(0).code();
        List<StoreInterval> stores = MadeUpProgramme.stores(spec, 12);
        List<SyntheticDelivery> deliveries = SyntheticLedgerTest.play(spec, platform, stores, seed);

        Judgement judgement = judge.judge(LedgerRules.of(spec, platform), stores, files(deliveries), row -> { });

        assertAsExpected(judgement, SyntheticLedgerTest.expected(deliveries));
        assertThat(judgement.bank().refused()).isEmpty();
        assertThat(judgement.bank().difference()).isEqualTo(Money.ZERO);
        assertThat(judgement.bank().drawdown()).isEqualTo(spec.phases().stream().map(p -> spec.drawdown(platform, p.number())).reduce(Money.ZERO, Money::plus));
    }

    @Test
    @Tag("S3.32")
    void judgesLushanAsExpected() {
        judgesAsExpected(ProgrammeFile.read("lushan-2023"), 7);
    }

    @Test
    void judgesCapsShortValidityAndReturningMoneyAsExpected() {
        judgesAsExpected(SyntheticLedgerTest.capped(), 11);
    }

    @Test
    void judgesChangesOfTheRunningProgrammeAsExpected() {
        judgesAsExpected(SyntheticLedgerTest.changed(), 3);
    }

    @Test
    void seesTheBanksMismatch() {
        ProgrammeSpec spec = SyntheticLedgerTest.changed();
        List<StoreInterval> stores = MadeUpProgramme.stores(spec, 3);
        SyntheticDelivery phase = SyntheticLedgerTest.play(spec, MadeUpProgramme.PLATFORM, stores, 1).get(0);
        LedgerFiles sound = files(List.of(phase));

        Judgement judgement = judge.judge(LedgerRules.of(spec, MadeUpProgramme.PLATFORM), stores, new LedgerFiles(sound.claims(),
                sound.redemptions(), sound.refunds(), List.of(FileSource.of("bank.csv", phase.bankOffBy(Money.of("12.34"))))), row -> { });

        assertThat(judgement.bank().difference()).isEqualTo(Money.of("12.34"));
    }

    /** The days of a daily table, held against the judged rows. */
    @Test
    void reportsDaysAsTheJudgeSeesThem() {
        ProgrammeSpec spec = ProgrammeFile.read("lushan-2023");
        List<StoreInterval> stores = MadeUpProgramme.stores(spec, 40);
        List<SyntheticDelivery> deliveries = SyntheticLedgerTest.play(spec, "alipay", stores, 5);
        Judgement judgement = new JudgeForTests(judge).judge(LedgerRules.of(spec, "alipay"), stores, files(deliveries));

        SyntheticDaily daily = SyntheticDaily.of(spec, 2, deliveries.get(1));

        for (LocalDate day : daily.days()) {
            List<String> reported = daily.csv(day).lines().skip(1).map(line -> line.split(",", -1))
                    .map(f -> String.join(" ", f[1], f[2], f[3], f[4], f[5], f[6], f[7], f[9], f[10], f[12], f[13])).toList();
            assertThat(reported).containsExactlyInAnyOrderElementsOf(judgement.days().stream().filter(d -> d.day().equals(day))
                    .map(d -> String.join(" ", d.industry(), d.claimed() + "", d.claimedAmount() + "", d.claimingUsers() + "",
                            d.redeemingUsers() + "", d.redeemed() + "", d.amount() + "", d.platformDiscount() + "",
                            d.merchantDiscount() + "", d.refunded() + "", d.merchants() + "")).toList());
        }
    }
}

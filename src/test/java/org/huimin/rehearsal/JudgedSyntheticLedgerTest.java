package org.huimin.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.huimin.kernel.Money;
import org.huimin.ledger.DailyChecks;
import org.huimin.ledger.DailyTable;
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

    @Test
    @Tag("S3.31")
    void reportsDaysThatPassEveryCheck() {
        ProgrammeSpec spec = ProgrammeFile.read("lushan-2023");

        assertThat(findings(spec, 1, 40, SyntheticDaily::csv)).isEmpty();
        assertThat(findings(spec, 2, 40, SyntheticDaily::csv)).isEmpty();
        assertThat(findings(SyntheticLedgerTest.changed(), 1, 3, SyntheticDaily::csv)).isEmpty();
        assertThat(findings(SyntheticLedgerTest.capped(), 2, 3, SyntheticDaily::csv)).isEmpty();
    }

    @Test
    void reportsOneFaultWhereItIsAskedFor() {
        List<DailyChecks.Finding> findings = findings(SyntheticLedgerTest.changed(), 1, 3,
                (daily, day) -> day.equals(daily.days().get(1)) ? daily.faultyCsv(day) : daily.csv(day));

        assertThat(findings).isNotEmpty().allMatch(f -> f.industry().equals("ALL"));
        assertThat(findings).extracting(DailyChecks.Finding::rule).contains("daily.sum", "daily.differs-from-rows");
    }

    /** All tables of a phase, each held against itself, those before, the directory and the judged rows. */
    private static List<DailyChecks.Finding> findings(ProgrammeSpec spec, int phase, int shops, BiFunction<SyntheticDaily, LocalDate, String> table) {
        String platform = spec.platforms().get(0).code();
        List<StoreInterval> stores = MadeUpProgramme.stores(spec, shops);
        List<SyntheticDelivery> deliveries = SyntheticLedgerTest.play(spec, platform, stores, 5);
        Judgement judgement = new JudgeForTests(judge).judge(LedgerRules.of(spec, platform), stores, files(deliveries));
        SyntheticDaily daily = SyntheticDaily.of(spec, phase, deliveries.get(phase - 1));
        List<String> industries = spec.industries().stream().map(ProgrammeSpec.Industry::code).toList();
        Map<String, Long> directory = stores.stream().collect(Collectors.groupingBy(StoreInterval::industry, Collectors.counting()));

        List<DailyChecks.Finding> findings = new ArrayList<>();
        List<DailyTable> before = new ArrayList<>();
        for (LocalDate day : daily.days()) {
            DailyTable today = DailyTable.parse(FileSource.of("daily.csv", table.apply(daily, day).getBytes(StandardCharsets.UTF_8)), day);
            findings.addAll(DailyChecks.check(today, before, industries, directory, Optional.of(judgement.days().stream()
                    .filter(d -> !d.day().isBefore(daily.days().get(0)) && !d.day().isAfter(day)).toList())));
            before.add(today);
        }
        assertThat(before.stream().flatMap(t -> t.row("ALL").stream()).mapToLong(DailyTable.Row::claimedCount).sum()).isPositive();
        return findings;
    }
}

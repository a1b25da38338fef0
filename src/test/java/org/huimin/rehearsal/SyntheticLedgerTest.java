package org.huimin.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Money;
import org.huimin.ledger.FileKind;
import org.huimin.ledger.StoreInterval;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.Change;
import org.huimin.programme.ProgrammeSpec.ClaimTime;
import org.huimin.programme.ProgrammeSpec.Kind;
import org.huimin.programme.ProgrammeSpec.Limit;
import org.huimin.programme.ProgrammeSpec.Window;
import org.junit.jupiter.api.Test;

class SyntheticLedgerTest {

    /** Every phase delivered a day after it ends, then the closing a month later. */
    static List<SyntheticDelivery> play(ProgrammeSpec spec, String platform, List<StoreInterval> stores, long seed) {
        List<SyntheticDelivery> deliveries = new ArrayList<>();
        SyntheticLedger ledger = SyntheticLedger.of(platform, seed);
        SyntheticPast past = SyntheticPast.NONE;
        Instant end = Instant.EPOCH;
        for (ProgrammeSpec.Phase phase : spec.phases()) {
            end = spec.period(phase.number()).until().plusSeconds(86_400 + 36_000);
            SyntheticDelivery delivery = ledger.phase(spec, phase.number(), stores, end, past);
            deliveries.add(delivery);
            past = delivery.past();
        }
        deliveries.add(ledger.closing(spec, end.plusSeconds(30 * 86_400), past));
        return deliveries;
    }

    static SyntheticExpectation expected(List<SyntheticDelivery> deliveries) {
        return deliveries.stream().map(SyntheticDelivery::expected).reduce(SyntheticExpectation::plus).orElseThrow();
    }

    private static SyntheticExpectation assertAsExpected(ProgrammeSpec spec, long seed) {
        String platform = spec.platforms().get(0).code();
        List<StoreInterval> stores = MadeUpProgramme.stores(spec, 12);
        List<SyntheticDelivery> deliveries = play(spec, platform, stores, seed);
        SyntheticExpectation expected = expected(deliveries);
        PlainReading reading = new PlainReading(spec, platform, stores, deliveries);
        assertThat(reading.table(FileKind.CLAIMS, null)).isEqualTo(expected.claims());
        assertThat(reading.table(FileKind.REDEMPTIONS, "voucher_amount")).isEqualTo(expected.redemptions());
        assertThat(reading.table(FileKind.REFUNDS, "refund_amount")).isEqualTo(expected.refunds());
        return expected;
    }

    /** Caps, vouchers that live for days, unused ones flow back, no places. */
    static ProgrammeSpec capped() {
        return new MadeUpProgramme().phase(MadeUpProgramme.FIRST, 5).phase(MadeUpProgramme.FIRST.plusDays(9), 4)
                .type("FOOD", Kind.CAPPED, Money.of("30"), Money.of("60"), "P3D", 300, 200)
                .type("FOOD", Kind.FIXED, Money.of("15"), Money.of("0"), "P1D", 400, 0)
                .type("BOOKS", Kind.CAPPED, Money.of("8.88"), Money.of("0.01"), "PHASE_END", 120, 150)
                .reissue().limits(new Limit(Window.DAY, 1), new Limit(Window.PROGRAMME, 4)).places().required(Map.of()).badRows(12).spec();
    }

    /** A phase made a day longer while it ran, a rollover into the next, a limit of three, daily quantities. */
    static ProgrammeSpec changed() {
        LocalDate first = MadeUpProgramme.FIRST;
        return new MadeUpProgramme().phase(first, 3).phase(first.plusDays(5), 3)
                .fixed("FOOD", 10, 50, 200, 100).fixed("FUEL", 20, 100, 100, 100).limits(new Limit(Window.PHASE, 3))
                .claimTimes(new ClaimTime(1, LocalTime.of(8, 0), MadeUpProgramme.share("0.2")), new ClaimTime(1, LocalTime.of(20, 0), MadeUpProgramme.share("0.1")))
                .changes(new Change(first.plusDays(2), Change.EXTENSION, null, 1, null, null, 1, "", ""),
                        new Change(first.plusDays(5), Change.ALLOTMENT, MadeUpProgramme.PLATFORM, 2, "food-1", 55, null, "", "")).spec();
    }

    @Test
    void givesTheJudgeWhatItExpects() {
        ProgrammeSpec spec = ProgrammeFile.read("lushan-2023");

        SyntheticExpectation expected = assertAsExpected(spec, 7);

        assertThat(expected.absent()).containsExactly("redemptions POOL_EXHAUSTED");
        int bad = 2 * spec.rehearsal().badRowsPerReason();
        assertThat(expected.claims().refused().values()).allMatch(count -> count == bad);
        assertThat(expected.redemptions().refused().values()).allMatch(count -> count == bad);
        assertThat(expected.refunds().refused().values()).allMatch(count -> count == bad);
        assertThat(expected.byType()).anyMatch(type -> !type.lateRefunded().isZero()).anyMatch(type -> !type.refunded().isZero());
    }

    @Test
    void knowsCapsShortValidityAndMoneyThatFlowsBack() {
        SyntheticExpectation expected = assertAsExpected(capped(), 11);

        assertThat(expected.absent()).containsExactly("claims OUTSIDE_PLACE", "claims OVER_ISSUED", "redemptions OUTSIDE_PLACE");
    }

    @Test
    void followsChangesOfTheRunningProgramme() {
        SyntheticExpectation expected = assertAsExpected(changed(), 3);

        assertThat(expected.byType()).anyMatch(type -> type.phase() == 2 && type.type().equals("food-1") && type.claimed() > 100);
    }

    @Test
    void writesTheSameBytesForTheSameSeed() {
        ProgrammeSpec spec = ProgrammeFile.read("lushan-2023");
        List<StoreInterval> stores = MadeUpProgramme.stores(spec, 5);

        SyntheticDelivery one = play(spec, "alipay", stores, 1).get(1);
        SyntheticDelivery again = play(spec, "alipay", stores, 1).get(1);
        SyntheticDelivery other = play(spec, "alipay", stores, 2).get(1);

        for (FileKind kind : List.of(FileKind.CLAIMS, FileKind.REDEMPTIONS, FileKind.REFUNDS, FileKind.BANK)) {
            assertThat(again.bytes(kind)).isEqualTo(one.bytes(kind));
            assertThat(other.bytes(kind)).isNotEqualTo(one.bytes(kind));
        }
    }

    @Test
    void writesFiftyThousandRowsInNoTime() {
        ProgrammeSpec spec = ProgrammeFile.read("lushan-2023");
        List<StoreInterval> stores = MadeUpProgramme.stores(spec, 150);
        play(spec, "alipay", stores, 1);

        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long started = threads.getCurrentThreadCpuTime();
        List<SyntheticDelivery> deliveries = play(spec, "alipay", stores, 2);
        long bytes = deliveries.stream().mapToLong(d -> d.bytes(FileKind.CLAIMS).length + d.bytes(FileKind.REDEMPTIONS).length).sum();

        SyntheticExpectation expected = expected(deliveries);
        assertThat(expected.claims().rows() + expected.redemptions().rows()).isGreaterThan(50_000);
        assertThat(bytes).isGreaterThan(5_000_000);
        assertThat((threads.getCurrentThreadCpuTime() - started) / 1_000_000).isLessThan(2_000);
    }
}

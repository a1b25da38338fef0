package org.huimin.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.Change;
import org.huimin.programme.ProgrammeSpec.FundingKind;
import org.huimin.programme.ProgrammeSpec.Kind;
import org.huimin.programme.ProgrammeSpec.Phase;
import org.huimin.programme.ProgrammeSpec.Platform;
import org.huimin.programme.ProgrammeSpec.VoucherType;
import org.huimin.settlement.StatementView.Invariant;

/** For any programme and any use of its vouchers, no fen appears and none is lost. */
@Tag("S3.6")
@Tag("S3.24")
class ConservationTest {

    private static final CaseRef PROGRAMME = CaseRef.of("VP-2023-001");
    private static final Actor HEAD = new Actor("commerce-head", "县商务局负责人", "commerce", Set.of("commerce-head"));
    private static final Actor FINANCE = new Actor("finance-head", "县财政局负责人", "finance", Set.of("finance-head"));

    /** A programme that has been lived through, phase by phase. */
    private record Lived(ProgrammeSpec spec, List<PhaseSettlementView> phases, List<FinalLine> lines) { }

    @Property(tries = 300)
    void restOfEachPhaseIsItsPoolLessWhatWasSpentAndIsCarriedOrUnallocated(@ForAll long seed) {
        for (PhaseSettlementView phase : live(seed).phases()) {
            assertThat(phase.pool().minus(phase.redeemed()).plus(phase.refunded())).isEqualTo(phase.rest());
            assertThat(phase.carriedOver().plus(phase.unallocated())).isEqualTo(phase.rest());
        }
    }

    @Property(tries = 300)
    void whatOnePhaseHandsOverTheNextReceives(@ForAll long seed) {
        List<PhaseSettlementView> phases = live(seed).phases();

        assertThat(phases.get(0).carriedIn()).isEqualTo(Money.ZERO);
        for (int i = 1; i < phases.size(); i++) {
            assertThat(phases.get(i).carriedIn()).isEqualTo(phases.get(i - 1).carriedOver());
        }
        assertThat(phases.get(phases.size() - 1).carriedOver()).isEqualTo(Money.ZERO);
    }

    @Property(tries = 300)
    void rolloverNeverExceedsARestAndLeavesLessThanTheSmallestFace(@ForAll long seed) {
        Lived lived = live(seed);
        for (PhaseSettlementView phase : lived.phases()) {
            for (Platform platform : lived.spec().platforms()) {
                Money rest = Statement.sum(phase.lines().stream().filter(l -> l.platform().equals(platform.code())).toList(),
                        SettlementLine::rest);
                List<Allotment> given = phase.allotments().stream().filter(a -> a.platform().equals(platform.code())).toList();
                Money carried = Statement.sum(given, Allotment::amount);
                assertThat(carried).isLessThanOrEqualTo(rest);
                assertThat(given).allSatisfy(a -> assertThat(a.quantity()).isPositive());
                if (phase.phase() < lived.phases().size()) {
                    smallestFaceOfNext(lived.spec(), platform, phase).ifPresent(
                            face -> assertThat(rest.minus(carried)).isLessThan(face));
                }
            }
        }
    }

    @Property(tries = 300)
    void everyTypeGetsAtLeastTheVouchersItsOwnRestPaysFor(@ForAll long seed) {
        Lived lived = live(seed);
        for (PhaseSettlementView phase : lived.phases().subList(0, lived.phases().size() - 1)) {
            for (SettlementLine line : phase.lines()) {
                long own = line.rest().wholeTimes(lived.spec().voucherType(line.voucherType()).orElseThrow().face());
                int given = phase.allotments().stream().filter(a -> a.platform().equals(line.platform())
                        && a.voucherType().equals(line.voucherType())).mapToInt(Allotment::quantity).sum();
                assertThat((long) given).isGreaterThanOrEqualTo(own);
            }
        }
    }

    @Property(tries = 300)
    void theSameFiguresAlwaysGiveTheSameRollover(@ForAll long seed) {
        assertThat(live(seed).phases().stream().map(PhaseSettlementView::allotments).toList())
                .isEqualTo(live(seed).phases().stream().map(PhaseSettlementView::allotments).toList());
    }

    @Property(tries = 300)
    void theStatementBalancesToTheFen(@ForAll long seed, @ForAll FundingKind kind, @ForAll @IntRange(max = 100_000) int interest,
                                      @ForAll @IntRange(max = 1_000) int fee) {
        Lived lived = live(seed);

        Statement closed = settledUp(statement(lived, kind, interest, fee, Map.of()));

        assertThat(statement(lived, kind, interest, fee, Map.of()).differences(1, VarianceTolerance.STRICT)).isEmpty();
        assertThat(closed.invariants(true)).allMatch(Invariant::holds);
        assertThat(closed.returned().plus(closed.paid())).isEqualTo(closed.spec().budget());
        assertThat(closed.returned()).isEqualTo(
                Statement.sum(lived.phases(), PhaseSettlementView::unallocated).plus(closed.lateRefunds()));
        assertThat(closed.bankDifference()).isEqualTo(Money.ZERO);
        assertThat(closed.platforms()).allSatisfy(p -> assertThat(p.due()).isEqualTo(p.received()));
    }

    /** Interest and fees never touch what is paid for advanced money, and only they make a difference otherwise. */
    @Property(tries = 300)
    void interestAndFeesFallOnWhoseMoneyLiesInTheAccount(@ForAll long seed, @ForAll FundingKind kind, @ForAll @IntRange(max = 100_000) int interest,
                                                         @ForAll @IntRange(max = 1_000) int fee) {
        Lived lived = live(seed);
        Statement without = statement(lived, kind, 0, 0, Map.of());
        Statement with = statement(lived, kind, interest, fee, Map.of());

        Money added = kind == FundingKind.REIMBURSE ? Money.ZERO : Money.ofFen(interest).minus(Money.ofFen(fee));
        for (Platform platform : lived.spec().platforms()) {
            assertThat(with.ofPlatform(platform.code()).due()).isEqualTo(without.ofPlatform(platform.code()).due().plus(added));
        }
    }

    /** The treasury pays what it owes, the platforms return what they owe. */
    private static Statement settledUp(Statement open) {
        List<Payee> paid = new ArrayList<>(open.disbursed());
        Map<String, Money> arrived = new HashMap<>();
        open.platforms().forEach(p -> {
            if (p.due().isNegative()) {
                paid.add(Payee.due(p.platform(), Money.ZERO.minus(p.due())));
            } else {
                arrived.put(p.platform(), p.due());
            }
        });
        return new Statement(open.spec(), open.phases(), open.lines(), open.bank(), paid, arrived);
    }

    @Property(tries = 300)
    void oneFenTooLittleIsNoticed(@ForAll long seed, @ForAll FundingKind kind) {
        Lived lived = live(seed);
        Map<String, Money> arrived = new HashMap<>();
        statement(lived, kind, 0, 0, Map.of()).platforms().forEach(p -> arrived.put(p.platform(), p.due()));
        arrived.computeIfPresent(lived.spec().platforms().get(0).code(), (code, due) -> due.minus(Money.ofFen(1)));

        Statement closed = statement(lived, kind, 0, 0, arrived);

        assertThat(closed.invariants(true)).anyMatch(i -> !i.holds());
    }

    private static Optional<Money> smallestFaceOfNext(ProgrammeSpec spec, Platform platform, PhaseSettlementView phase) {
        return spec.voucherTypes().stream().filter(t -> spec.planned(platform.code(), t.code(), phase.phase() + 1) > 0)
                .map(VoucherType::face).min(Money::compareTo);
    }

    /** Drawn as the kind of funding allows, the bank telling exactly what the rows tell. */
    private static Statement statement(Lived lived, FundingKind kind, int interest, int fee, Map<String, Money> received) {
        ProgrammeSpec spec = lived.spec();
        List<BankFigures> bank = new ArrayList<>();
        List<Payee> disbursed = new ArrayList<>();
        for (Platform platform : spec.platforms()) {
            List<FinalLine> own = lived.lines().stream().filter(l -> l.platform().equals(platform.code())).toList();
            Money net = Statement.sum(own, FinalLine::paid);
            Money late = Statement.sum(own, FinalLine::lateRefunded);
            Money drawn = kind == FundingKind.REIMBURSE ? net.plus(late) : platform.pool();
            disbursed.add(Payee.due(platform.code(), drawn));
            bank.add(new BankFigures(platform.code(), drawn, Statement.sum(own, FinalLine::redeemed),
                    Statement.sum(own, FinalLine::redeemed).minus(net), Money.ZERO, Money.ofFen(interest), Money.ofFen(fee)));
        }
        return new Statement(funded(spec, kind), lived.phases(), lived.lines(), bank, disbursed, received);
    }

    private static ProgrammeSpec funded(ProgrammeSpec spec, FundingKind kind) {
        Programmes same = Programmes.programme().funded(kind);
        spec.voucherTypes().forEach(t -> same.type(t.code(), t.kind(), t.face().toString()));
        spec.platforms().forEach(p -> same.platform(p.code(), p.allotments()));
        return same.build().withChanges(spec.changes());
    }

    private static Lived live(long seed) {
        Random random = new Random(seed);
        ProgrammeSpec spec = random(random);
        List<PhaseSettlementView> settled = new ArrayList<>();
        List<FinalLine> lines = new ArrayList<>();
        List<Allotment> carried = new ArrayList<>();
        for (Phase phase : spec.phases()) {
            List<PhaseFigures> figures = figures(random, spec, phase.number());
            PhaseSettlement settlement = settle(spec, phase.number(), figures, carried);
            for (Allotment allotment : settlement.carried()) {
                spec = Programmes.changed(spec, new Change(LocalDate.of(2023, 12, 20), Change.ALLOTMENT, allotment.platform(), allotment.phase(),
                        allotment.voucherType(), allotment.quantity(), null, "叠加", null));
            }
            carried.addAll(settlement.carried());
            settled.add(settlement.view());
            figures.forEach(f -> lines.add(FinalLine.of(f)));
        }
        return new Lived(spec, settled, lines);
    }

    private static PhaseSettlement settle(ProgrammeSpec spec, int phase, List<PhaseFigures> figures, List<Allotment> carried) {
        List<SettlementLine> lines = PhaseLines.of(spec, phase, figures, carried);
        PhaseSettlement settlement = PhaseSettlement.of(PROGRAMME, phase);
        settlement.judge(lines, round -> PhaseDifferences.find(round, lines, List.of(), VarianceTolerance.STRICT), Instant.EPOCH);
        settlement.review(FINANCE, Decision.APPROVED, null);
        Rollover rollover = phase < spec.phases().size() ? Rollover.into(spec, phase + 1, lines) : Rollover.nothing(lines);
        settlement.freeze(lines, rollover, Instant.EPOCH);
        if (!settlement.settled()) {
            settlement.approveRollover(HEAD, Decision.APPROVED, null);
            settlement.confirmRollover(FINANCE, Decision.APPROVED, null);
            settlement.rollOver();
        }
        return settlement;
    }

    private static ProgrammeSpec random(Random random) {
        int phases = 1 + random.nextInt(4);
        int types = 1 + random.nextInt(5);
        Programmes programme = Programmes.programme();
        for (int t = 0; t < types; t++) {
            Kind kind = random.nextBoolean() ? Kind.FIXED : Kind.CAPPED;
            String face = kind == Kind.FIXED ? List.of("5", "10", "20", "50", "100").get(random.nextInt(5))
                    : Money.ofFen(1 + random.nextInt(10_000)).toString();
            programme.type("type-" + t, kind, face);
        }
        for (int p = 0; p <= random.nextInt(3); p++) {
            Map<String, List<Integer>> allotments = new LinkedHashMap<>();
            for (int t = 0; t < types; t++) {
                allotments.put("type-" + t, random.ints(phases, 0, 200).mapToObj(q -> q < 40 ? 0 : q).toList());
            }
            programme.platform("p" + p, allotments);
        }
        return programme.build();
    }

    /** Net spending up to the pool; refunds in any fen, so that rests are not whole vouchers. */
    private static List<PhaseFigures> figures(Random random, ProgrammeSpec spec, int phase) {
        List<PhaseFigures> figures = new ArrayList<>();
        for (Platform platform : spec.platforms()) {
            List<PhaseFigures.OfType> byType = new ArrayList<>();
            for (VoucherType type : spec.voucherTypes()) {
                long pool = type.face().times(spec.quantity(platform.code(), type.code(), phase)).fen();
                long net = upTo(random, pool);
                long refunded = random.nextBoolean() ? 0 : upTo(random, net);
                byType.add(new PhaseFigures.OfType(type.code(), Money.ofFen(net + refunded), Money.ofFen(refunded),
                        Money.ofFen(random.nextInt(4) > 0 ? 0 : upTo(random, net))));
            }
            figures.add(new PhaseFigures(platform.code(), phase, byType));
        }
        return figures;
    }

    private static long upTo(Random random, long most) {
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> most;
            default -> (long) (random.nextDouble() * most);
        };
    }
}

package org.huimin.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.huimin.ledger.JudgeForTests;
import org.huimin.ledger.Judgement;
import org.huimin.ledger.LedgerFiles;
import org.huimin.ledger.LedgerJudge;
import org.huimin.ledger.LedgerRules;
import org.huimin.ledger.StoreInterval;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.Change;
import org.huimin.programme.ProgrammeSpec.FundingKind;
import org.huimin.programme.ProgrammeSpec.Phase;
import org.huimin.programme.ProgrammeSpec.Platform;
import org.huimin.settlement.Allotment;
import org.huimin.settlement.BankFigures;
import org.huimin.settlement.PhaseFigures;
import org.huimin.settlement.PhaseSettlementView;
import org.huimin.settlement.SettledOnPaper;

/** From rows full of faults to the last fen given back: whatever the programme, no money appears and none is lost. */
@Tag("S3.6")
@Tag("S3.24")
class ConservationPropertiesTest {

    private static LedgerJudge judge;

    @BeforeContainer
    static void open() {
        judge = LedgerJudge.open();
    }

    @AfterContainer
    static void close() {
        judge.close();
    }

    /** A programme lived through from the first claim to the last late refund. */
    private static final class Life {

        private final long seed;
        private final Dice dice;
        private final List<StoreInterval> stores;
        private final SettledOnPaper settlement = new SettledOnPaper();
        private final Map<String, List<SyntheticDelivery>> deliveries = new HashMap<>();
        private final Map<String, JudgeForTests> judges = new HashMap<>();
        private final List<PhaseFigures> figures = new ArrayList<>();
        private final List<BankFigures> bank = new ArrayList<>();
        private ProgrammeSpec spec;

        Life(long seed, FundingKind kind) {
            this.seed = seed;
            this.dice = Dice.of(seed, "life");
            this.spec = RandomProgramme.spec(dice, false, kind);
            this.stores = MadeUpProgramme.stores(spec, 1 + dice.below(4));
            spec.platforms().forEach(p -> {
                deliveries.put(p.code(), new ArrayList<>());
                judges.put(p.code(), new JudgeForTests(judge));
            });
            for (Phase phase : spec.phases()) {
                live(phase.number());
            }
            close();
        }

        private void live(int phase) {
            Instant deliveredAt = spec.period(phase).until().plusSeconds(dice.below(200_000));
            List<PhaseFigures> ofPhase = new ArrayList<>();
            for (Platform platform : spec.platforms()) {
                SyntheticDelivery delivery = SyntheticLedger.of(platform.code(), seed).phase(spec, phase, stores, deliveredAt, past(platform));
                deliveries.get(platform.code()).add(delivery);
                Judgement judged = judges.get(platform.code()).freeze(phase, LedgerRules.of(spec, platform.code()), stores, files(platform));
                JudgedSyntheticLedgerTest.assertAsExpected(judged, SyntheticLedgerTest.expected(deliveries.get(platform.code())));
                ofPhase.add(PhaseFigures.of(platform.code(), phase, judged));
            }
            for (Allotment allotment : settlement.settle(spec, phase, ofPhase)) {
                List<Change> changes = new ArrayList<>(spec.changes());
                changes.add(new Change(LocalDate.ofInstant(deliveredAt, Period.ZONE), Change.ALLOTMENT, allotment.platform(), allotment.phase(),
                        allotment.voucherType(), allotment.quantity(), null, "上期未核销资金叠加", ""));
                spec = spec.withChanges(changes);
            }
        }

        private void close() {
            int last = spec.phases().get(spec.phases().size() - 1).number();
            Instant deliveredAt = spec.period(last).until().plusSeconds(30 * 86_400);
            for (Platform platform : spec.platforms()) {
                deliveries.get(platform.code()).add(SyntheticLedger.of(platform.code(), seed).closing(spec, deliveredAt, past(platform), receipts(platform)));
                Judgement judged = judges.get(platform.code()).judge(LedgerRules.of(spec, platform.code()), stores, files(platform));
                JudgedSyntheticLedgerTest.assertAsExpected(judged, SyntheticLedgerTest.expected(deliveries.get(platform.code())));
                spec.phases().forEach(phase -> figures.add(PhaseFigures.of(platform.code(), phase.number(), judged)));
                if (judged.bank() != null) {
                    bank.add(BankFigures.of(platform.code(), judged.bank()));
                }
            }
        }

        /** The treasury pays for each phase once it is settled, where the platform advanced the money. */
        private List<SyntheticBank.Receipt> receipts(Platform platform) {
            return spec.funding().kind() != FundingKind.REIMBURSE ? List.of() : spec.phases().stream()
                    .map(p -> new SyntheticBank.Receipt(spec.lastValidDay(p.number()).plusDays(3), settlement.paid(spec, platform, p.number())))
                    .filter(r -> !r.amount().isZero()).toList();
        }

        private SyntheticPast past(Platform platform) {
            List<SyntheticDelivery> before = deliveries.get(platform.code());
            return before.isEmpty() ? SyntheticPast.NONE : before.get(before.size() - 1).past();
        }

        private LedgerFiles files(Platform platform) {
            return JudgedSyntheticLedgerTest.files(deliveries.get(platform.code()));
        }

        private Money late() {
            return deliveries.values().stream().flatMap(List::stream).flatMap(d -> d.expected().byType().stream())
                    .map(SyntheticExpectation.OfType::lateRefunded).reduce(Money.ZERO, Money::plus);
        }

        private Money net() {
            return deliveries.values().stream().flatMap(List::stream).map(d -> d.expected().net()).reduce(Money.ZERO, Money::plus);
        }
    }

    @Property(tries = 9, shrinking = ShrinkingMode.OFF)
    void noMoneyAppearsAndNoneIsLost(@ForAll long seed, @ForAll FundingKind kind) {
        Life life = new Life(seed, kind);

        Money unallocated = Money.ZERO;
        for (PhaseSettlementView phase : life.settlement.phases()) {
            assertThat(phase.pool().minus(phase.redeemed()).plus(phase.refunded())).isEqualTo(phase.rest());
            assertThat(phase.carriedOver().plus(phase.unallocated())).isEqualTo(phase.rest());
            unallocated = unallocated.plus(phase.unallocated());
        }
        assertThat(life.settlement.faults(life.spec, life.figures, life.bank, Money.ZERO)).isEmpty();
        assertThat(life.spec.budget().minus(life.net())).isEqualTo(unallocated.plus(life.late()));
        assertThat(life.figures.stream().flatMap(f -> f.byType().stream()).map(PhaseFigures.OfType::lateRefunded).reduce(Money.ZERO, Money::plus))
                .isEqualTo(life.late());
    }

    /** Its first phase has a refund of no redemption, so of no phase, and a duplicate of it that was made final. */
    @Example
    void aDuplicateMadeFinalLeavesTheRowBeforeItAlone() {
        Life life = new Life(-1, FundingKind.INSTALMENTS);

        assertThat(life.settlement.phases()).isNotEmpty();
    }

    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    void aMissingFenIsNoticed(@ForAll long seed, @ForAll FundingKind kind) {
        Life life = new Life(seed, kind);

        assertThat(life.settlement.faults(life.spec, life.figures, life.bank, Money.ofFen(1))).isNotEmpty();
    }
}

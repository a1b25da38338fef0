package org.huimin.rehearsal;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.huimin.kernel.Money;
import org.huimin.ledger.StoreInterval;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.Change;
import org.huimin.programme.ProgrammeSpec.ClaimTime;
import org.huimin.programme.ProgrammeSpec.FundingKind;
import org.huimin.programme.ProgrammeSpec.Kind;
import org.huimin.programme.ProgrammeSpec.Limit;
import org.huimin.programme.ProgrammeSpec.Window;

/** Programmes nobody would think of, with directories and deliveries to match. */
record RandomProgramme(ProgrammeSpec spec, List<StoreInterval> stores, List<SyntheticDelivery> deliveries) {

    static RandomProgramme of(long seed) {
        Dice dice = Dice.of(seed, "programme");
        ProgrammeSpec spec = spec(dice, true);
        List<StoreInterval> stores = MadeUpProgramme.stores(spec, dice.below(6));
        return new RandomProgramme(spec, stores, deliveries(spec, stores, seed, dice));
    }

    /** @param topUps whether vouchers are added that no budget stands behind */
    static ProgrammeSpec spec(Dice dice, boolean topUps) {
        return spec(dice, topUps, dice.of(List.of(FundingKind.values())));
    }

    static ProgrammeSpec spec(Dice dice, boolean topUps, FundingKind funding) {
        MadeUpProgramme made = new MadeUpProgramme();
        List<Change> changes = new ArrayList<>();
        int phases = 1 + dice.below(3);
        LocalDate first = MadeUpProgramme.FIRST;
        for (int phase = 1; phase <= phases; phase++) {
            int days = 1 + dice.below(5);
            int gap = dice.below(5);
            made.phase(first, days);
            if (gap > 0 && dice.chance(0.3)) {
                changes.add(new Change(first.plusDays(dice.below(days)), Change.EXTENSION, null, phase, null, null, 1 + dice.below(gap), "", ""));
            }
            first = first.plusDays(days + gap);
        }
        int types = 1 + dice.below(5);
        for (int type = 1; type <= types; type++) {
            Integer[] quantities = IntStream.range(0, phases).mapToObj(i -> dice.chance(0.15) ? 0 : dice.below(120)).toArray(Integer[]::new);
            String industry = dice.of(List.of("FOOD", "FUEL", "BOOKS"));
            made.type(industry, dice.of(List.of(Kind.values())), Money.of(dice.of(List.of("10", "5", "0.01", "12.34", "50"))),
                    Money.of(dice.of(List.of("0", "0.01", "30", "100"))), dice.of(List.of("PHASE_END", "PHASE_END", "P1D", "P3D")), quantities);
            if (topUps && dice.chance(0.2)) {
                changes.add(new Change(MadeUpProgramme.FIRST, Change.ALLOTMENT, MadeUpProgramme.PLATFORM, phases,
                        industry.toLowerCase() + "-" + type, 1 + dice.below(40), null, "", ""));
            }
        }
        List<Limit> limits = new ArrayList<>();
        for (Window window : Window.values()) {
            if (dice.chance(0.4)) {
                limits.add(new Limit(window, 1 + dice.below(4)));
            }
        }
        made.limits(limits.toArray(Limit[]::new)).changes(changes.toArray(Change[]::new)).badRows(dice.below(6))
                .shares(dice.share(), dice.chance(0.2) ? 1 : dice.share(), dice.share() * 0.5);
        made.funded(funding);
        if (!topUps && dice.chance(0.4)) {
            made.platforms(MadeUpProgramme.PLATFORM, "beta");
        }
        if (dice.chance(0.3)) {
            made.reissue();
        }
        if (dice.chance(0.3)) {
            made.places();
        }
        made.required(dice.of(List.of(Map.of(), Map.of("claims", List.of("place", "valid_until")),
                Map.of("claims", List.of("place", "device"), "redemptions", List.of("place", "payer", "item")))));
        made.claimTimes(dice.of(List.of(new ClaimTime[0], new ClaimTime[] {new ClaimTime(null, LocalTime.of(10, 0), null)},
                new ClaimTime[] {new ClaimTime(1, LocalTime.of(0, 0), null), new ClaimTime(null, LocalTime.of(23, 30), MadeUpProgramme.share("0.3"))})));
        return made.spec();
    }

    private static List<SyntheticDelivery> deliveries(ProgrammeSpec spec, List<StoreInterval> stores, long seed, Dice dice) {
        List<SyntheticDelivery> deliveries = new ArrayList<>();
        SyntheticLedger ledger = SyntheticLedger.of(MadeUpProgramme.PLATFORM, seed);
        SyntheticPast past = SyntheticPast.NONE;
        java.time.Instant end = java.time.Instant.EPOCH;
        for (ProgrammeSpec.Phase phase : spec.phases()) {
            end = spec.period(phase.number()).until().plusSeconds(dice.below(200_000));
            SyntheticDelivery delivery = ledger.phase(spec, phase.number(), stores, end, past);
            deliveries.add(delivery);
            past = delivery.past();
        }
        deliveries.add(ledger.closing(spec, end.plusSeconds(dice.below(2_000_000)), past));
        return deliveries;
    }

    SyntheticExpectation expected() {
        return SyntheticLedgerTest.expected(deliveries);
    }
}

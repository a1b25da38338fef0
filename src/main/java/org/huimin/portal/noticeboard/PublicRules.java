package org.huimin.portal.noticeboard;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.huimin.programme.ProgrammeSpec;

/**
 * How vouchers are claimed and used, ready to be said in plain words.
 *
 * @param channels  where they are claimed, each once
 * @param lives     types that die so many days after the claim; the others live to the end of their phase
 * @param scenarios OFFLINE, ONLINE, BOTH, each once
 */
record PublicRules(List<Phase> phases, List<String> channels, List<Life> lives, boolean toPhaseEnd, List<String> scenarios) {

    /**
     * @param last  the last day as extended so far
     * @param times when claiming opens on each of its days
     */
    record Phase(String name, LocalDate first, LocalDate last, int days, Money budget, List<Claim> times) { }

    /** @param percent of the phase's vouchers on one day; null where the file does not divide them */
    record Claim(LocalTime at, Integer percent) { }

    record Life(String name, int days) { }

    static PublicRules of(ProgrammeSpec spec) {
        return new PublicRules(spec.phases().stream().map(p -> phase(spec, p)).toList(),
                spec.voucherTypes().stream().flatMap(t -> t.channels().stream()).distinct().toList(),
                spec.voucherTypes().stream().filter(t -> t.daysFromClaim() > 0).map(t -> new Life(t.name(), t.daysFromClaim())).toList(),
                spec.voucherTypes().stream().anyMatch(t -> t.daysFromClaim() == 0),
                spec.voucherTypes().stream().map(ProgrammeSpec.VoucherType::scenario).distinct().toList());
    }

    /** The day after which no voucher of the programme lives any more, as extended so far. */
    static LocalDate lastUse(ProgrammeSpec spec) {
        int longest = spec.voucherTypes().stream().mapToInt(ProgrammeSpec.VoucherType::daysFromClaim).max().orElse(0);
        return spec.phases().stream().map(p -> spec.period(p.number()).last()).max(LocalDate::compareTo).orElseThrow().plusDays(longest);
    }

    private static Phase phase(ProgrammeSpec spec, ProgrammeSpec.Phase phase) {
        Period period = spec.period(phase.number());
        List<Claim> times = spec.claimTimes().stream().filter(c -> c.phase() == null || Objects.equals(c.phase(), phase.number()))
                .map(c -> new Claim(c.at(), c.dailyShare() == null ? null : c.dailyShare().movePointRight(2).intValue())).toList();
        return new Phase(phase.name(), period.first(), period.last(), (int) period.days().count(), phase.budget(), times);
    }
}

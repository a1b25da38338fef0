package org.huimin.portal.workbench;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Money;
import org.huimin.ledger.Judgement;
import org.huimin.programme.ProgrammeSpec;

/**
 * What one platform's rows come to on one day, beside what it reported. Vouchers are redeemed and given back after a
 * phase's last day too.
 *
 * @param phase    the one the day belongs to, or the last that had begun; empty before the first
 * @param after    the phase's last day is over
 * @param reported null where the platform reported nothing
 */
record DayRow(String platform, String phase, boolean after, Judgement.OfDay day, Money reported, Money reportedRefunds) {

    /** What a platform said of a day in its last statement of it. */
    record Said(Money redeemed, Money refunded) { }

    public boolean differs() {
        return reported != null && !(reported.equals(day.amount()) && reportedRefunds.equals(day.refunded()));
    }

    /** Every judged day in order. */
    static List<DayRow> of(ProgrammeSpec spec, ProgrammeSpec.Platform platform, List<Judgement.OfDay> days, Map<LocalDate, Said> said) {
        return days.stream().filter(d -> d.industry().equals(Judgement.OfDay.ALL)).sorted(Comparator.comparing(Judgement.OfDay::day))
                .map(d -> of(spec, platform, d, said.get(d.day()))).toList();
    }

    private static DayRow of(ProgrammeSpec spec, ProgrammeSpec.Platform platform, Judgement.OfDay day, Said said) {
        ProgrammeSpec.Phase phase = spec.phases().stream().filter(p -> !day.day().isBefore(p.first()))
                .max(Comparator.comparing(ProgrammeSpec.Phase::first)).orElse(null);
        return new DayRow(platform.name(), phase == null ? "" : phase.name(), phase != null && day.day().isAfter(spec.period(phase.number()).last()),
                day, said == null ? null : said.redeemed(), said == null ? null : said.refunded());
    }
}

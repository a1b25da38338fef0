package org.huimin.rehearsal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huimin.kernel.Money;
import org.huimin.ledger.StoreInterval;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.Change;
import org.huimin.programme.ProgrammeSpec.ClaimTime;
import org.huimin.programme.ProgrammeSpec.Funding;
import org.huimin.programme.ProgrammeSpec.FundingKind;
import org.huimin.programme.ProgrammeSpec.Industry;
import org.huimin.programme.ProgrammeSpec.Kind;
import org.huimin.programme.ProgrammeSpec.Ledger;
import org.huimin.programme.ProgrammeSpec.Limit;
import org.huimin.programme.ProgrammeSpec.Merchants;
import org.huimin.programme.ProgrammeSpec.Phase;
import org.huimin.programme.ProgrammeSpec.Platform;
import org.huimin.programme.ProgrammeSpec.Region;
import org.huimin.programme.ProgrammeSpec.Rehearsal;
import org.huimin.programme.ProgrammeSpec.VoucherType;
import org.huimin.programme.ProgrammeSpec.Window;

/** A programme for tests, small and plain until something else is asked for. */
final class MadeUpProgramme {

    static final LocalDate FIRST = LocalDate.of(2023, 12, 11);
    static final String PLATFORM = "alpha";

    private final List<VoucherType> types = new ArrayList<>();
    private final Map<String, List<Integer>> allotments = new LinkedHashMap<>();
    private final List<Phase> phases = new ArrayList<>();
    private List<Limit> limits = List.of(new Limit(Window.INDUSTRY_PHASE, 1));
    private List<ClaimTime> claimTimes = List.of(new ClaimTime(null, LocalTime.of(10, 0), null));
    private Set<String> places = Set.of("990101");
    private Map<String, List<String>> required = Map.of("claims", List.of("place"), "redemptions", List.of("place"));
    private boolean reissue;
    private List<Change> changes = List.of();
    private double claimShare = 0.9;
    private double redeemShare = 0.8;
    private double refundShare = 0.1;
    private int badRows = 4;
    private FundingKind funding = FundingKind.INSTALMENTS;
    private List<String> platforms = List.of(PLATFORM);

    MadeUpProgramme phase(LocalDate first, int days) {
        phases.add(new Phase(phases.size() + 1, "第" + (phases.size() + 1) + "期", first, days, Money.ZERO));
        return this;
    }

    MadeUpProgramme fixed(String industry, long face, long threshold, Integer... quantities) {
        return type(industry, Kind.FIXED, Money.of(face), Money.of(threshold), VoucherType.PHASE_END, quantities);
    }

    MadeUpProgramme type(String industry, Kind kind, Money face, Money threshold, String validity, Integer... quantities) {
        String code = industry.toLowerCase() + "-" + (types.size() + 1);
        types.add(new VoucherType(code, code, kind, face, threshold, industry, validity, List.of("APP"), "OFFLINE"));
        allotments.put(code, List.of(quantities));
        return this;
    }

    MadeUpProgramme limits(Limit... these) {
        limits = List.of(these);
        return this;
    }

    MadeUpProgramme claimTimes(ClaimTime... these) {
        claimTimes = List.of(these);
        return this;
    }

    MadeUpProgramme places(String... these) {
        places = Set.of(these);
        return this;
    }

    MadeUpProgramme required(Map<String, List<String>> columns) {
        required = columns;
        return this;
    }

    MadeUpProgramme reissue() {
        reissue = true;
        return this;
    }

    MadeUpProgramme changes(Change... these) {
        changes = List.of(these);
        return this;
    }

    MadeUpProgramme shares(double claim, double redeem, double refund) {
        claimShare = claim;
        redeemShare = redeem;
        refundShare = refund;
        return this;
    }

    MadeUpProgramme funded(FundingKind kind) {
        funding = kind;
        return this;
    }

    /** Each with all the vouchers over again. */
    MadeUpProgramme platforms(String... codes) {
        platforms = List.of(codes);
        return this;
    }

    MadeUpProgramme badRows(int perReason) {
        badRows = perReason;
        return this;
    }

    ProgrammeSpec spec() {
        List<Phase> valued = new ArrayList<>();
        Money budget = Money.ZERO;
        for (int i = 0; i < phases.size(); i++) {
            Money own = Money.ZERO;
            for (VoucherType type : types) {
                own = own.plus(type.face().times((long) allotments.get(type.code()).get(i) * platforms.size()));
            }
            Phase phase = phases.get(i);
            valued.add(new Phase(phase.number(), phase.name(), phase.first(), phase.days(), own));
            budget = budget.plus(own);
        }
        Money pool = Money.ofFen(budget.fen() / platforms.size());
        List<Industry> industries = types.stream().map(VoucherType::industry).distinct().map(code -> new Industry(code, code)).toList();
        return new ProgrammeSpec("made-up", "演练活动", "演练券", null, FIRST.minusDays(13), List.of(),
                new Region("990101", "某县", "COUNTY", places), "commerce", null, List.of(), Map.of(), List.of(), null, List.of(), budget,
                new Funding(funding, "县财政", "专项资金", null),
                platforms.stream().map(code -> new Platform(code, code, code, pool, "", null, allotments)).toList(), null, industries, valued, types, limits,
                claimTimes, List.of(), null, new Ledger(required, reissue), new Merchants(1, false, false, List.of(), List.of(), 0, List.of()),
                List.of(), Map.of(), List.of(), changes, new Rehearsal(LocalDateTime.of(2023, 11, 1, 9, 0), Map.of(), Map.of(), 0, 0, claimShare,
                        redeemShare, refundShare, badRows, Map.of(), List.of(), List.of(), 0, 0, Map.of()));
    }

    /** Shops of every industry; of the first industry one was suspended for a day in the first phase and one came later. */
    static List<StoreInterval> stores(ProgrammeSpec spec, int each) {
        List<StoreInterval> stores = new ArrayList<>();
        Instant before = at(spec.phases().get(0).first().minusDays(3), 9);
        for (Industry industry : spec.industries()) {
            for (int i = 1; i <= each; i++) {
                stores.add(new StoreInterval(industry.code() + "-" + i, industry.code(), before, null));
            }
        }
        String first = spec.industries().get(0).code();
        LocalDate day = spec.phases().get(0).first();
        stores.add(new StoreInterval(first + "-suspended", first, before, at(day.plusDays(1), 15)));
        stores.add(new StoreInterval(first + "-suspended", first, at(day.plusDays(2), 9), null));
        stores.add(new StoreInterval(first + "-later", first, at(spec.phases().get(spec.phases().size() - 1).first().plusDays(400), 9), null));
        return stores;
    }

    static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(org.huimin.kernel.Period.ZONE).toInstant();
    }

    static BigDecimal share(String share) {
        return new BigDecimal(share);
    }
}

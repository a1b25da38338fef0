package org.huimin.settlement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Money;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.VoucherType;

/**
 * What a phase's unspent money buys in the next phase, platform by platform: of each type as many whole vouchers as its
 * own rest pays for; then the remainders together, for the type with the largest planned amount in the next phase, and on
 * to the next largest. What is below the smallest face stays unallocated and goes back to the treasury. A type that takes
 * any amount up to a cap counts with its cap, the most a voucher of it may cost.
 */
record Rollover(List<Allotment> allotments, Money carriedOver, Money unallocated) {

    /** Nothing is carried: after the last phase, or when the next is over already. */
    static Rollover nothing(List<SettlementLine> lines) {
        return new Rollover(List.of(), Money.ZERO, restOf(lines));
    }

    static Rollover into(ProgrammeSpec spec, int nextPhase, List<SettlementLine> lines) {
        List<Allotment> allotments = new ArrayList<>();
        for (ProgrammeSpec.Platform platform : spec.platforms()) {
            allotments.addAll(ofPlatform(spec, platform.code(), nextPhase,
                    lines.stream().filter(l -> l.platform().equals(platform.code())).toList()));
        }
        Money carried = allotments.stream().map(Allotment::amount).reduce(Money.ZERO, Money::plus);
        return new Rollover(List.copyOf(allotments), carried, restOf(lines).minus(carried));
    }

    private static List<Allotment> ofPlatform(ProgrammeSpec spec, String platform, int nextPhase, List<SettlementLine> lines) {
        Map<String, Long> quantities = new LinkedHashMap<>();
        Money remainder = Money.ZERO;
        for (VoucherType type : spec.voucherTypes()) {
            Money rest = restOf(lines.stream().filter(l -> l.voucherType().equals(type.code())).toList());
            long whole = rest.wholeTimes(type.face());
            quantities.put(type.code(), whole);
            remainder = remainder.plus(rest.minus(type.face().times(whole)));
        }
        for (VoucherType type : byPlannedAmount(spec, platform, nextPhase, quantities)) {
            long whole = remainder.wholeTimes(type.face());
            quantities.merge(type.code(), whole, Long::sum);
            remainder = remainder.minus(type.face().times(whole));
        }
        return spec.voucherTypes().stream().filter(t -> quantities.get(t.code()) > 0)
                .map(t -> new Allotment(platform, nextPhase, t.code(), Math.toIntExact(quantities.get(t.code())), t.face()))
                .toList();
    }

    /** The types the next phase has, planned or just carried over; equal amounts stay in the programme's order. */
    private static List<VoucherType> byPlannedAmount(ProgrammeSpec spec, String platform, int phase, Map<String, Long> carried) {
        Comparator<VoucherType> largestFirst = Comparator.comparing(
                (VoucherType t) -> t.face().times(spec.planned(platform, t.code(), phase))).reversed();
        return spec.voucherTypes().stream()
                .filter(t -> spec.planned(platform, t.code(), phase) > 0 || carried.get(t.code()) > 0)
                .sorted(largestFirst).toList();
    }

    private static Money restOf(List<SettlementLine> lines) {
        return lines.stream().map(SettlementLine::rest).reduce(Money.ZERO, Money::plus);
    }
}

package org.huimin.rehearsal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.huimin.kernel.Money;
import org.huimin.ledger.FileKind;

/** What a judge must find in a delivery, known from how its rows were made. */
record SyntheticExpectation(Table claims, Table redemptions, Table refunds, List<OfType> byType, Money net) {

    /** Every reason of the contract, in its order. */
    static final Map<FileKind, List<String>> REASONS = Map.of(
            FileKind.CLAIMS, List.of("MALFORMED", "DUPLICATE_ID", "UNKNOWN_TYPE", "OUTSIDE_PERIOD", "OUTSIDE_PLACE",
                    "LIMIT_EXCEEDED", "OVER_ISSUED"),
            FileKind.REDEMPTIONS, List.of("MALFORMED", "DUPLICATE_ID", "UNKNOWN_VOUCHER", "OUTSIDE_VALIDITY", "UNKNOWN_STORE",
                    "STORE_NOT_ADMITTED", "WRONG_INDUSTRY", "WRONG_AMOUNT", "BELOW_THRESHOLD", "OUTSIDE_PLACE",
                    "ALREADY_REDEEMED", "POOL_EXHAUSTED"),
            FileKind.REFUNDS, List.of("MALFORMED", "DUPLICATE_ID", "UNKNOWN_REDEMPTION", "EXCEEDS_REDEMPTION"));

    /** @param amount accepted voucher or refund amounts; zero for claims */
    record Table(long rows, long accepted, Map<String, Long> refused, Money amount) {

        Table plus(Table other) {
            Map<String, Long> both = new TreeMap<>(refused);
            other.refused.forEach((reason, count) -> both.merge(reason, count, Long::sum));
            return new Table(rows + other.rows, accepted + other.accepted, both, amount.plus(other.amount));
        }
    }

    /**
     * @param refunded     refunds of this phase's own delivery
     * @param lateRefunded refunds that came with a later delivery
     */
    record OfType(String type, int phase, long claimed, long redeemed, Money amount, Money refunded, Money lateRefunded) {

        private OfType plus(OfType other) {
            return new OfType(type, phase, claimed + other.claimed, redeemed + other.redeemed, amount.plus(other.amount),
                    refunded.plus(other.refunded), lateRefunded.plus(other.lateRefunded));
        }
    }

    static SyntheticExpectation of(Table claims, Table redemptions, Table refunds, List<OfType> byType) {
        return new SyntheticExpectation(claims, redemptions, refunds, byType, redemptions.amount().minus(refunds.amount()));
    }

    /**
     * Reasons of the contract for which there is no row ({@code claims OUTSIDE_PLACE}): they cannot occur under these rules,
     * or nothing in these stores and quantities gives occasion.
     */
    Set<String> absent() {
        Set<String> absent = new TreeSet<>();
        Map<FileKind, Table> tables = Map.of(FileKind.CLAIMS, claims, FileKind.REDEMPTIONS, redemptions, FileKind.REFUNDS, refunds);
        REASONS.forEach((kind, reasons) -> reasons.stream().filter(reason -> !tables.get(kind).refused().containsKey(reason))
                .forEach(reason -> absent.add(kind.code() + " " + reason)));
        return absent;
    }

    /** What both deliveries come to, judged together. */
    SyntheticExpectation plus(SyntheticExpectation other) {
        Map<String, OfType> types = new LinkedHashMap<>();
        List<OfType> all = new ArrayList<>(byType);
        all.addAll(other.byType);
        all.forEach(type -> types.merge(type.type() + " " + type.phase(), type, OfType::plus));
        return new SyntheticExpectation(claims.plus(other.claims), redemptions.plus(other.redemptions), refunds.plus(other.refunds),
                List.copyOf(types.values()), net.plus(other.net));
    }
}

package org.huimin.rehearsal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.huimin.kernel.Money;
import org.huimin.ledger.FileKind;

/** The rows of one delivery as they are made, and what they come to so far. */
final class SyntheticBooks {

    /** A line of a file and the moment by which it stands among the others. */
    record Line(long at, String text) { }

    private record TypeInPhase(String type, int phase) { }

    /** One day of one industry, or of all; amounts in fen. */
    static final class Day {
        long claimed;
        long claimedAmount;
        long redeemed;
        long amount;
        long platformDiscount;
        long merchantDiscount;
        long orders;
        long orderRefunds;
        long refunded;
        final Set<Long> claiming = new HashSet<>();
        final Set<Long> redeeming = new HashSet<>();
        final Set<String> stores = new HashSet<>();
    }

    /** What a day's rows move on the dedicated account; fen. */
    static final class Cash {
        long paid;
        long recovered;
    }

    private static final class Sums {
        long claimed;
        long redeemed;
        long amount;
        long refunded;
        long late;
    }

    static final String ALL = "ALL";

    private final Map<FileKind, List<Line>> lines = new EnumMap<>(FileKind.class);
    private final Map<FileKind, Map<String, Long>> refused = new EnumMap<>(FileKind.class);
    private final Map<FileKind, Long> accepted = new EnumMap<>(FileKind.class);
    private final Map<FileKind, Long> amounts = new EnumMap<>(FileKind.class);
    private final Map<TypeInPhase, Sums> types = new TreeMap<>(Comparator.comparing(TypeInPhase::phase).thenComparing(TypeInPhase::type));
    private final TreeMap<LocalDate, Map<String, Day>> days = new TreeMap<>();
    private final TreeMap<LocalDate, Cash> cash = new TreeMap<>();

    void claim(MadeVoucher voucher, String text) {
        accept(FileKind.CLAIMS, voucher.claimedAt, text, 0);
        sums(voucher).claimed++;
        for (Day day : daysOf(voucher.claimedAt, voucher)) {
            day.claimed++;
            day.claimedAmount += voucher.type.face().fen();
            day.claiming.add(voucher.person);
        }
    }

    void redemption(MadeRedemption redemption, long platformDiscount, long merchantDiscount, String text) {
        accept(FileKind.REDEMPTIONS, redemption.at, text, redemption.amount);
        cashOf(redemption.at).paid += redemption.amount;
        Sums sums = sums(redemption.voucher);
        sums.redeemed++;
        sums.amount += redemption.amount;
        for (Day day : daysOf(redemption.at, redemption.voucher)) {
            day.redeemed++;
            day.amount += redemption.amount;
            day.platformDiscount += platformDiscount;
            day.merchantDiscount += merchantDiscount;
            day.orders += redemption.order;
            day.redeeming.add(redemption.voucher.person);
            day.stores.add(redemption.store);
        }
    }

    void refund(MadeRedemption redemption, long at, long orderAmount, long amount, String text) {
        accept(FileKind.REFUNDS, at, text, amount);
        cashOf(at).recovered += amount;
        sums(redemption.voucher).refunded += amount;
        for (Day day : daysOf(at, redemption.voucher)) {
            day.orderRefunds += orderAmount;
            day.refunded += amount;
        }
    }

    void lateRefund(SyntheticPast.Pending pending, long at, String text) {
        accept(FileKind.REFUNDS, at, text, pending.amount());
        cashOf(at).recovered += pending.amount();
        types.computeIfAbsent(new TypeInPhase(pending.type(), pending.phase()), k -> new Sums()).late += pending.amount();
    }

    private Cash cashOf(long at) {
        return cash.computeIfAbsent(PhaseFrame.day(at), d -> new Cash());
    }

    TreeMap<LocalDate, Cash> cash() {
        return cash;
    }

    private void accept(FileKind kind, long at, String text, long amount) {
        line(kind, at, text);
        accepted.merge(kind, 1L, Long::sum);
        amounts.merge(kind, amount, Long::sum);
    }

    void refuse(FileKind kind, String reason, long at, String text) {
        line(kind, at, text);
        refused.computeIfAbsent(kind, k -> new TreeMap<>()).merge(reason, 1L, Long::sum);
    }

    /** The bytes of an accepted row again. All accepted rows of a kind are made before its first refused one. */
    void repeat(FileKind kind, int number, String reason) {
        Line line = lines.get(kind).get(number);
        refuse(kind, reason, line.at(), line.text());
    }

    long accepted(FileKind kind) {
        return accepted.getOrDefault(kind, 0L);
    }

    void line(FileKind kind, long at, String text) {
        lines.computeIfAbsent(kind, k -> new ArrayList<>()).add(new Line(at, text));
    }

    private Sums sums(MadeVoucher voucher) {
        return types.computeIfAbsent(new TypeInPhase(voucher.type.code(), voucher.phase), k -> new Sums());
    }

    private List<Day> daysOf(long at, MadeVoucher voucher) {
        Map<String, Day> day = days.computeIfAbsent(PhaseFrame.day(at), d -> new HashMap<>());
        return List.of(day.computeIfAbsent(ALL, i -> new Day()), day.computeIfAbsent(voucher.type.industry(), i -> new Day()));
    }

    TreeMap<LocalDate, Map<String, Day>> days() {
        return days;
    }

    List<Line> lines(FileKind kind) {
        List<Line> sorted = new ArrayList<>(lines.getOrDefault(kind, List.of()));
        sorted.sort(Comparator.comparingLong(Line::at));
        return sorted;
    }

    SyntheticExpectation expected() {
        List<SyntheticExpectation.OfType> byType = new ArrayList<>();
        types.forEach((key, sums) -> byType.add(new SyntheticExpectation.OfType(key.type(), key.phase(), sums.claimed, sums.redeemed,
                Money.ofFen(sums.amount), Money.ofFen(sums.refunded), Money.ofFen(sums.late))));
        return SyntheticExpectation.of(table(FileKind.CLAIMS), table(FileKind.REDEMPTIONS), table(FileKind.REFUNDS), byType);
    }

    private SyntheticExpectation.Table table(FileKind kind) {
        Map<String, Long> reasons = refused.getOrDefault(kind, Map.of());
        long good = accepted.getOrDefault(kind, 0L);
        long bad = reasons.values().stream().mapToLong(Long::longValue).sum();
        return new SyntheticExpectation.Table(good + bad, good, new TreeMap<>(reasons), Money.ofFen(amounts.getOrDefault(kind, 0L)));
    }
}

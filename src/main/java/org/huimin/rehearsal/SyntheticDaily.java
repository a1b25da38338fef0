package org.huimin.rehearsal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huimin.programme.ProgrammeSpec;

/** The table a platform reports each morning about the day before, in step with the rows it will hand in later. */
final class SyntheticDaily {

    static final String HEADER = "day,industry,claimed_count,claimed_amount,claiming_users,redeeming_users,redemption_count,"
            + "redeemed_amount,redemption_rate,platform_discount,merchant_discount,leverage,refunded_amount,merchants,"
            + "merchants_large,merchants_medium,merchants_small,merchants_micro";

    private final List<LocalDate> days;
    private final List<String> industries;
    private final SyntheticBooks books;

    private SyntheticDaily(List<LocalDate> days, List<String> industries, SyntheticBooks books) {
        this.days = days;
        this.industries = industries;
        this.books = books;
    }

    static SyntheticDaily of(ProgrammeSpec spec, int phase, SyntheticDelivery delivery) {
        List<String> industries = new ArrayList<>(List.of(SyntheticBooks.ALL));
        spec.industries().forEach(industry -> industries.add(industry.code()));
        return new SyntheticDaily(spec.period(phase).days().toList(), industries, delivery.books());
    }

    /** The days there is a table for. */
    List<LocalDate> days() {
        return days;
    }

    /** The contract's daily file of one day: {@code ALL} and every industry. */
    String csv(LocalDate day) {
        return table(day, 0);
    }

    /** The same, but {@code ALL} counts one claimed voucher more than its industries have together. */
    String faultyCsv(LocalDate day) {
        return table(day, 1);
    }

    private String table(LocalDate day, int tooMany) {
        StringBuilder table = new StringBuilder(HEADER).append('\n');
        for (String industry : industries) {
            table.append(row(day, industry, industry.equals(SyntheticBooks.ALL) ? tooMany : 0)).append('\n');
        }
        return table.toString();
    }

    private String row(LocalDate day, String industry, int tooMany) {
        SyntheticBooks.Day today = books.days().getOrDefault(day, Map.of()).getOrDefault(industry, new SyntheticBooks.Day());
        long claimed = 0;
        long redeemed = 0;
        long orders = 0;
        long net = 0;
        for (Map<String, SyntheticBooks.Day> each : books.days().subMap(days.get(0), true, day, true).values()) {
            SyntheticBooks.Day before = each.getOrDefault(industry, new SyntheticBooks.Day());
            claimed += before.claimed;
            redeemed += before.redeemed;
            orders += before.orders - before.orderRefunds;
            net += before.amount - before.refunded;
        }
        long[] sizes = sizes(today);
        return Csv.line(day.toString(), industry, count(today.claimed + tooMany), Csv.yuan(today.claimedAmount), count(today.claiming.size()),
                count(today.redeeming.size()), count(today.redeemed), Csv.yuan(today.amount), ratio(redeemed, claimed, 4),
                Csv.yuan(today.platformDiscount), Csv.yuan(today.merchantDiscount), ratio(orders, net, 2), Csv.yuan(today.refunded),
                count(today.stores.size()), count(sizes[0]), count(sizes[1]), count(sizes[2]), count(sizes[3]));
    }

    /** Large, medium, small and micro: a shop is always of the same size. */
    private static long[] sizes(SyntheticBooks.Day day) {
        long[] sizes = new long[4];
        for (String store : day.stores) {
            int of = Math.floorMod(store.hashCode(), 100);
            sizes[of < 2 ? 0 : of < 10 ? 1 : of < 45 ? 2 : 3]++;
        }
        return sizes;
    }

    private static String count(long number) {
        return Long.toString(number);
    }

    private static String ratio(long part, long whole, int decimals) {
        return whole == 0 ? "" : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), decimals, RoundingMode.HALF_UP).toPlainString();
    }
}

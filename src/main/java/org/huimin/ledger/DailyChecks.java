package org.huimin.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.huimin.kernel.Money;
import org.huimin.kernel.Verdict;
import org.huimin.ledger.DailyTable.Row;

/** Holds a daily table against itself, the days before, the directory and the judged rows. Faults are findings, not refusals. */
public final class DailyChecks {

    private static final Map<String, Function<Row, BigDecimal>> ADDITIVE = new LinkedHashMap<>();
    private static final Map<String, Function<Row, BigDecimal>> JUDGED = new LinkedHashMap<>();
    private static final Map<String, Function<Judgement.OfDay, BigDecimal>> ROWS = new LinkedHashMap<>();

    static {
        ADDITIVE.put("claimed_count", count(Row::claimedCount));
        ADDITIVE.put("claimed_amount", r -> r.claimedAmount().yuan());
        ADDITIVE.put("redemption_count", count(Row::redemptionCount));
        ADDITIVE.put("redeemed_amount", r -> r.redeemedAmount().yuan());
        ADDITIVE.put("platform_discount", r -> r.platformDiscount().yuan());
        ADDITIVE.put("merchant_discount", r -> r.merchantDiscount().yuan());
        ADDITIVE.put("refunded_amount", r -> r.refundedAmount().yuan());
        JUDGED.putAll(ADDITIVE);
        JUDGED.put("claiming_users", count(Row::claimingUsers));
        JUDGED.put("redeeming_users", count(Row::redeemingUsers));
        JUDGED.put("merchants", count(Row::merchants));
        ROWS.put("claimed_count", d -> BigDecimal.valueOf(d.claimed()));
        ROWS.put("claimed_amount", d -> d.claimedAmount().yuan());
        ROWS.put("redemption_count", d -> BigDecimal.valueOf(d.redeemed()));
        ROWS.put("redeemed_amount", d -> d.amount().yuan());
        ROWS.put("platform_discount", d -> d.platformDiscount().yuan());
        ROWS.put("merchant_discount", d -> d.merchantDiscount().yuan());
        ROWS.put("refunded_amount", d -> d.refunded().yuan());
        ROWS.put("claiming_users", d -> BigDecimal.valueOf(d.claimingUsers()));
        ROWS.put("redeeming_users", d -> BigDecimal.valueOf(d.redeemingUsers()));
        ROWS.put("merchants", d -> BigDecimal.valueOf(d.merchants()));
        ADDITIVE.put("released_count", r -> r.releasedCount() == null ? null : BigDecimal.valueOf(r.releasedCount()));
        ADDITIVE.put("released_amount", r -> r.releasedAmount() == null ? null : r.releasedAmount().yuan());
    }

    private final DailyTable today;
    private final List<DailyTable> upToToday;
    private final List<Finding> findings = new ArrayList<>();

    private DailyChecks(DailyTable today, List<DailyTable> before) {
        this.today = today;
        this.upToToday = new ArrayList<>(before);
        this.upToToday.add(today);
    }

    /**
     * @param rule     e.g. {@code daily.redeemed-above-claimed}
     * @param industry an industry of the table, or {@code ALL}
     * @param figure   the column
     * @param reported what the table says, empty where it says nothing
     * @param expected what it should be (at most)
     */
    public record Finding(String rule, String industry, String figure, String reported, String expected, String message) { }

    /**
     * @param today      the table
     * @param before     the phase's earlier days, the last statement of each
     * @param industries codes the programme knows
     * @param directory  industry → shops in the directory on that day
     * @param judged     the phase's judged days up to this one, where there are judged rows
     */
    public static List<Finding> check(DailyTable today, List<DailyTable> before, List<String> industries,
                                      Map<String, Long> directory, Optional<List<Judgement.OfDay>> judged) {
        DailyChecks checks = new DailyChecks(today, before);
        checks.industries(industries);
        checks.sums();
        for (Row row : today.rows()) {
            checks.cumulative(row);
            checks.merchants(row, directory);
            judged.ifPresent(days -> checks.judged(row, days));
        }
        return List.copyOf(checks.findings);
    }

    /** A table for a day that already has one is a restatement: it needs a reason, and both stay. */
    public static Verdict restatement(boolean alreadyThere, String reason) {
        return alreadyThere && (reason == null || reason.isBlank())
                ? Verdict.no("daily.restatement-reason", "restatementReason", "", "当日数据已经报送过，更正须说明理由。") : Verdict.yes();
    }

    private void industries(List<String> known) {
        if (today.row(Row.ALL).isEmpty()) {
            find("daily.all-missing", Row.ALL, "industry", "", Row.ALL, "缺少全部行业（ALL）一行");
        }
        for (Row row : today.rows()) {
            if (!row.industry().equals(Row.ALL) && !known.contains(row.industry())) {
                find("daily.unknown-industry", row.industry(), "industry", row.industry(), String.join("、", known), "行业“" + row.industry() + "”不在方案之中");
            }
        }
    }

    private void sums() {
        Optional<Row> all = today.row(Row.ALL);
        if (all.isEmpty()) {
            return;
        }
        ADDITIVE.forEach((column, figure) -> {
            BigDecimal reported = figure.apply(all.get());
            BigDecimal sum = today.rows().stream().filter(r -> !r.industry().equals(Row.ALL)).map(figure)
                    .filter(v -> v != null).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (reported != null && reported.compareTo(sum) != 0) {
                find("daily.sum", Row.ALL, column, plain(reported), plain(sum), "全部行业的" + column + "为 " + plain(reported) + "，各行业合计为 " + plain(sum));
            }
        });
    }

    private void cumulative(Row row) {
        BigDecimal claimed = total(row, count(Row::claimedCount));
        BigDecimal redeemed = total(row, count(Row::redemptionCount));
        notAbove(row, "daily.redeemed-above-claimed", "redemption_count", redeemed, claimed, "累计核销笔数 %s，超过累计领取 %s");
        BigDecimal amount = total(row, r -> r.redeemedAmount().yuan());
        notAbove(row, "daily.redeemed-above-claimed", "redeemed_amount", amount, total(row, r -> r.claimedAmount().yuan()), "累计核销金额 %s 元，超过累计领取 %s 元");
        notAbove(row, "daily.refunded-above-redeemed", "refunded_amount", total(row, r -> r.refundedAmount().yuan()), amount, "累计退款 %s 元，超过累计核销 %s 元");
        ratio(row, "redemption_rate", row.redemptionRate(), divided(redeemed, claimed, 4), "核销率");
    }

    private void merchants(Row row, Map<String, Long> directory) {
        Long shops = row.industry().equals(Row.ALL) ? Long.valueOf(directory.values().stream().mapToLong(Long::longValue).sum())
                : directory.get(row.industry());
        if (shops != null) {
            notAbove(row, "daily.merchants-above-directory", "merchants", BigDecimal.valueOf(row.merchants()), BigDecimal.valueOf(shops),
                    "参与核销商户 %s 家，超过名单中的 %s 家");
        }
        notAbove(row, "daily.merchant-sizes", "merchants", BigDecimal.valueOf(row.merchantsLarge() + row.merchantsMedium() + row.merchantsSmall() + row.merchantsMicro()),
                BigDecimal.valueOf(row.merchants()), "按规模划分的商户共 %s 家，超过参与核销商户 %s 家");
    }

    private void judged(Row row, List<Judgement.OfDay> days) {
        Optional<Judgement.OfDay> day = days.stream().filter(d -> d.day().equals(today.day()) && d.industry().equals(row.industry())).findFirst();
        JUDGED.forEach((column, figure) -> {
            BigDecimal reported = figure.apply(row);
            BigDecimal counted = day.map(ROWS.get(column)).orElse(BigDecimal.ZERO);
            if (reported.compareTo(counted) != 0) {
                find("daily.differs-from-rows", row.industry(), column, plain(reported), plain(counted),
                        column + "填报 " + plain(reported) + "，逐笔核定 " + plain(counted));
            }
        });
        Money orders = Money.ZERO;
        Money net = Money.ZERO;
        for (Judgement.OfDay each : days) {
            if (each.industry().equals(row.industry()) && !each.day().isAfter(today.day())) {
                orders = orders.plus(each.orderAmount()).minus(each.orderRefunded());
                net = net.plus(each.amount()).minus(each.refunded());
            }
        }
        ratio(row, "leverage", row.leverage(), divided(orders.yuan(), net.yuan(), 2), "拉动比");
    }

    private BigDecimal total(Row row, Function<Row, BigDecimal> figure) {
        return upToToday.stream().flatMap(t -> t.row(row.industry()).stream()).map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void notAbove(Row row, String rule, String column, BigDecimal reported, BigDecimal most, String words) {
        if (reported.compareTo(most) > 0) {
            find(rule, row.industry(), column, plain(reported), plain(most), words.formatted(plain(reported), plain(most)));
        }
    }

    private void ratio(Row row, String column, BigDecimal reported, BigDecimal expected, String name) {
        if (reported == null ? expected != null : expected == null || reported.compareTo(expected) != 0) {
            String said = reported == null ? "" : plain(reported);
            String due = expected == null ? "" : plain(expected);
            find("daily." + column.replace('_', '-'), row.industry(), column, said, due,
                    name + (reported == null ? "未填" : "填报 " + said) + "，" + (expected == null ? "分母为零时应留空" : "应为 " + due));
        }
    }

    private void find(String rule, String industry, String figure, String reported, String expected, String words) {
        findings.add(new Finding(rule, industry, figure, reported, expected, today.day() + " " + industry + "：" + words + "。"));
    }

    private static BigDecimal divided(BigDecimal part, BigDecimal whole, int decimals) {
        return whole.signum() == 0 ? null : part.divide(whole, decimals, RoundingMode.HALF_UP);
    }

    private static Function<Row, BigDecimal> count(ToLongFunction<Row> figure) {
        return row -> BigDecimal.valueOf(figure.applyAsLong(row));
    }

    private static String plain(BigDecimal figure) {
        return figure.toPlainString();
    }
}

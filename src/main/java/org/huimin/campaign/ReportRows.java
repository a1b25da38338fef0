package org.huimin.campaign;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.huimin.kernel.Money;
import org.huimin.ledger.DailyChecks.Finding;
import org.huimin.ledger.DailyTable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The figures of reports, one row per industry, and what was found about them; written once, never changed. */
@Component
class ReportRows {

    private static final String COLUMNS = "industry, claimed_count, claimed_amount, claiming_users, redeeming_users, redemption_count, "
            + "redeemed_amount, redemption_rate, platform_discount, merchant_discount, leverage, refunded_amount, merchants, "
            + "merchants_large, merchants_medium, merchants_small, merchants_micro, released_count, released_amount";

    private final JdbcTemplate jdbc;

    ReportRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(String report, List<DailyTable.Row> rows) {
        jdbc.batchUpdate("insert into campaign_report_row (report, line_no, " + COLUMNS + ") values (?" + ", ?".repeat(20) + ")",
                IntStream.range(0, rows.size()).mapToObj(i -> values(report, i, rows.get(i))).toList());
    }

    private static Object[] values(String report, int line, DailyTable.Row r) {
        return new Object[] {report, line, r.industry(), r.claimedCount(), r.claimedAmount().yuan(), r.claimingUsers(), r.redeemingUsers(),
                r.redemptionCount(), r.redeemedAmount().yuan(), r.redemptionRate(), r.platformDiscount().yuan(), r.merchantDiscount().yuan(),
                r.leverage(), r.refundedAmount().yuan(), r.merchants(), r.merchantsLarge(), r.merchantsMedium(), r.merchantsSmall(),
                r.merchantsMicro(), r.releasedCount(), r.releasedAmount() == null ? null : r.releasedAmount().yuan()};
    }

    List<DailyTable.Row> of(String report) {
        return jdbc.query("select " + COLUMNS + " from campaign_report_row where report = ? order by line_no", (rs, n) -> row(rs), report);
    }

    /** Report → its rows, for every report of a phase. */
    Map<String, List<DailyTable.Row>> ofPhase(String programme, int phase) {
        Map<String, List<DailyTable.Row>> all = new LinkedHashMap<>();
        jdbc.query("select r.report, " + COLUMNS + " from campaign_report_row r join campaign_report c on c.id = r.report "
                + "where c.programme = ? and c.phase = ? order by r.report, r.line_no", rs -> {
            all.computeIfAbsent(rs.getString("report"), id -> new ArrayList<>()).add(row(rs));
        }, programme, phase);
        return all;
    }

    private static DailyTable.Row row(ResultSet rs) throws SQLException {
        BigDecimal released = rs.getBigDecimal("released_amount");
        long releasedCount = rs.getLong("released_count");
        Long count = rs.wasNull() ? null : releasedCount;
        return new DailyTable.Row(rs.getString("industry"), rs.getLong("claimed_count"), money(rs, "claimed_amount"),
                rs.getLong("claiming_users"), rs.getLong("redeeming_users"), rs.getLong("redemption_count"), money(rs, "redeemed_amount"),
                ratio(rs, "redemption_rate", 4), money(rs, "platform_discount"), money(rs, "merchant_discount"),
                ratio(rs, "leverage", 2), money(rs, "refunded_amount"), rs.getLong("merchants"), rs.getLong("merchants_large"),
                rs.getLong("merchants_medium"), rs.getLong("merchants_small"), rs.getLong("merchants_micro"), count,
                released == null ? null : new Money(released));
    }

    /** As it was reported: with at least the decimals it is stated with. */
    private static BigDecimal ratio(ResultSet rs, String column, int decimals) throws SQLException {
        BigDecimal stored = rs.getBigDecimal(column);
        return stored == null ? null : stored.setScale(Math.max(decimals, stored.stripTrailingZeros().scale()));
    }

    private static Money money(ResultSet rs, String column) throws SQLException {
        return new Money(rs.getBigDecimal(column));
    }

    void found(String report, List<Finding> findings) {
        jdbc.batchUpdate("insert into campaign_finding (report, line_no, rule_key, industry, figure, reported, expected, message) "
                        + "values (?, ?, ?, ?, ?, ?, ?, ?)",
                IntStream.range(0, findings.size()).mapToObj(i -> {
                    Finding f = findings.get(i);
                    return new Object[] {report, i, f.rule(), f.industry(), f.figure(), f.reported(), f.expected(), f.message()};
                }).toList());
    }

    List<Finding> findings(String report) {
        return jdbc.query("select rule_key, industry, figure, reported, expected, message from campaign_finding where report = ? order by line_no",
                (rs, n) -> new Finding(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getString(5), rs.getString(6)),
                report);
    }
}

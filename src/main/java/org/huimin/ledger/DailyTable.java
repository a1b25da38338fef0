package org.huimin.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;

/**
 * What a platform reports about one day, one row per industry and one for all.
 *
 * @param rows in the file's order
 */
public record DailyTable(LocalDate day, List<Row> rows) {

    public DailyTable {
        rows = List.copyOf(rows);
    }

    /**
     * @param redemptionRate redeemed ÷ claimed by count since the phase opened, null where nothing was claimed
     * @param leverage       order amounts less order refunds ÷ net subsidy since the phase opened, null where that is zero
     * @param releasedCount  null where not reported
     */
    public record Row(String industry, long claimedCount, Money claimedAmount, long claimingUsers, long redeemingUsers,
                      long redemptionCount, Money redeemedAmount, BigDecimal redemptionRate, Money platformDiscount,
                      Money merchantDiscount, BigDecimal leverage, Money refundedAmount, long merchants, long merchantsLarge,
                      long merchantsMedium, long merchantsSmall, long merchantsMicro, Long releasedCount, Money releasedAmount) {

        public static final String ALL = "ALL";
    }

    public Optional<Row> row(String industry) {
        return rows.stream().filter(r -> r.industry().equals(industry)).findFirst();
    }

    /** @throws Refused where the file is not a daily table of exactly one day, naming line, column and value of each fault */
    public static DailyTable parse(FileSource file) {
        return new DailyReading(file, null).table();
    }

    /** @throws Refused as {@link #parse(FileSource)}, or where it is of another day */
    public static DailyTable parse(FileSource file, LocalDate day) {
        return new DailyReading(file, day).table();
    }
}

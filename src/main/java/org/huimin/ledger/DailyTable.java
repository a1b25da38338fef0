package org.huimin.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.huimin.kernel.Money;

/**
 * What a platform reports about one day, one row per industry and one for all.
 *
 * @param rows in the file's order
 */
public record DailyTable(LocalDate day, List<Row> rows) {

    /**
     * @param redemptionRate redeemed ÷ claimed by count since the phase opened, null where nothing was claimed
     * @param leverage       order amounts less order refunds ÷ net subsidy, null where that is zero
     * @param releasedCount  null where not reported
     */
    public record Row(String industry, long claimedCount, Money claimedAmount, long claimingUsers, long redeemingUsers,
                      long redemptionCount, Money redeemedAmount, BigDecimal redemptionRate, Money platformDiscount,
                      Money merchantDiscount, BigDecimal leverage, Money refundedAmount, long merchants, long merchantsLarge,
                      long merchantsMedium, long merchantsSmall, long merchantsMicro, Long releasedCount, Money releasedAmount) {

        public static final String ALL = "ALL";
    }

    /** @throws org.huimin.kernel.Refused where the file is not a daily table of exactly one day, naming line, column and value */
    public static DailyTable parse(FileSource file) {
        throw new UnsupportedOperationException();
    }

    /** @throws org.huimin.kernel.Refused as {@link #parse}, or where it is of another day */
    public static DailyTable parse(FileSource file, LocalDate day) {
        throw new UnsupportedOperationException();
    }
}

package org.huimin.campaign;

import org.huimin.kernel.Money;

/** What a platform's last statements of all days of a phase add up to. @param days how many days were reported */
public record ReportedTotals(String platform, int days, long claimedCount, Money claimed, long redeemedCount, Money redeemed, Money refunded,
                             Money platformDiscount, Money merchantDiscount) { }

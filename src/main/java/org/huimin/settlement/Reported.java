package org.huimin.settlement;

import org.huimin.kernel.Money;

/** One figure of one platform as another source tells it, to be held against the judged rows. */
public record Reported(String platform, Source source, Item item, Money amount) {

    /** DAILY: the sum of the daily tables; PLATFORM: the platform's own statement; BANK: the dedicated account. */
    public enum Source { DAILY, PLATFORM, BANK }

    public enum Item { REDEEMED, REFUNDED, NET }
}

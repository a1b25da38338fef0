package org.huimin.ledger;

import java.util.List;
import java.util.Set;

/** What a delivered file holds, with the columns it must and may have. Stable: platforms and auditors build on the names. */
public enum FileKind {

    CLAIMS("领券明细",
            List.of("voucher_id", "voucher_type", "phase", "consumer", "claimed_at"),
            List.of("place", "device", "valid_until", "channel")),
    REDEMPTIONS("核销明细",
            List.of("redemption_id", "voucher_id", "store", "order_amount", "voucher_amount", "platform_discount",
                    "merchant_discount", "redeemed_at"),
            List.of("place", "payer", "device", "item")),
    REFUNDS("退款明细",
            List.of("refund_id", "redemption_id", "order_refund_amount", "refund_amount", "refunded_at", "voucher_returned"),
            List.of()),
    STORES("参与商户名单",
            List.of("store_id", "credit_code", "name", "industry", "township", "admitted_at", "removed_at"),
            List.of("address", "platform_merchant_no")),
    BANK("专户流水",
            List.of("entry_id", "booked_at", "direction", "amount", "purpose", "counterparty"),
            List.of("reference")),
    DAILY("每日数据",
            List.of("day", "industry", "claimed_count", "claimed_amount", "claiming_users", "redeeming_users",
                    "redemption_count", "redeemed_amount", "redemption_rate", "platform_discount", "merchant_discount",
                    "leverage", "refunded_amount", "merchants", "merchants_large", "merchants_medium", "merchants_small",
                    "merchants_micro"),
            List.of("released_count", "released_amount"));

    private static final Set<String> MAY_BE_EMPTY = Set.of("removed_at", "counterparty", "redemption_rate", "leverage");

    private final String label;
    private final List<String> required;
    private final List<String> optional;

    FileKind(String label, List<String> required, List<String> optional) {
        this.label = label;
        this.required = required;
        this.optional = optional;
    }

    public String label() {
        return label;
    }

    public List<String> required() {
        return required;
    }

    public List<String> optional() {
        return optional;
    }

    /** Whether every row has something there; some required columns are empty where there is nothing to say. */
    boolean mustBeFilled(String column) {
        return required.contains(column) && !MAY_BE_EMPTY.contains(column);
    }

    /** The name the programme file and the commands use: {@code claims}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

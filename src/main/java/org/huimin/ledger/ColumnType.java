package org.huimin.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a column of the contract holds, and how a value of it must be written. */
public enum ColumnType {

    ID, DIGEST, TEXT, TIME, DAY, AMOUNT, COUNT, RATIO, BOOLEAN, PLACE, DIRECTION, PURPOSE;

    static final Set<String> PURPOSES = Set.of("DRAWDOWN", "PAYMENT", "RECOVERY", "RETURN", "INTEREST", "FEE", "OTHER");
    static final Set<String> DIRECTIONS = Set.of("IN", "OUT");

    private static final Set<String> ABOVE_ZERO = Set.of("order_amount", "voucher_amount", "refund_amount", "amount");
    private static final Map<String, ColumnType> TYPES = new TreeMap<>();

    static {
        put(ID, "voucher_id", "redemption_id", "refund_id", "entry_id", "store", "store_id");
        put(DIGEST, "consumer", "device", "payer");
        put(TIME, "claimed_at", "redeemed_at", "refunded_at", "booked_at", "valid_until", "admitted_at", "removed_at");
        put(DAY, "day");
        put(AMOUNT, "order_amount", "voucher_amount", "platform_discount", "merchant_discount", "order_refund_amount", "refund_amount", "amount",
                "claimed_amount", "redeemed_amount", "refunded_amount", "released_amount");
        put(COUNT, "claimed_count", "claiming_users", "redeeming_users", "redemption_count", "merchants", "merchants_large", "merchants_medium",
                "merchants_small", "merchants_micro", "released_count");
        put(RATIO, "redemption_rate", "leverage");
        put(BOOLEAN, "voucher_returned");
        put(PLACE, "place");
        put(DIRECTION, "direction");
        put(PURPOSE, "purpose");
    }

    private static void put(ColumnType type, String... columns) {
        for (String column : columns) {
            TYPES.put(column, type);
        }
    }

    public static ColumnType of(String column) {
        return TYPES.getOrDefault(column, TEXT);
    }

    /** Whether the value is written as the contract says. @param value not empty */
    static boolean fits(String column, String value) {
        byte[] b = value.getBytes(StandardCharsets.UTF_8);
        return switch (of(column)) {
            case ID -> Grammar.id(b, 0, b.length);
            case DIGEST -> Grammar.digest(b, 0, b.length);
            case TEXT -> value.chars().noneMatch(c -> c < ' ' || c == 0x7F);
            case TIME -> Grammar.time(b, 0, b.length) != Grammar.NO;
            case DAY -> Grammar.day(value) != null;
            case AMOUNT -> Grammar.amount(b, 0, b.length) > (ABOVE_ZERO.contains(column) ? 0 : Grammar.NO);
            case COUNT -> Grammar.count(value) != null;
            case RATIO -> Grammar.ratio(value) != null;
            case BOOLEAN -> Grammar.bool(b, 0, b.length) != Grammar.NO;
            case PLACE -> Grammar.place(b, 0, b.length) != Grammar.NO;
            case DIRECTION -> DIRECTIONS.contains(value);
            case PURPOSE -> PURPOSES.contains(value);
        };
    }
}

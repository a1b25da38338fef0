package org.huimin.ledger;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * How a value must be written. One grammar for every file; it reads bytes in place, because there are millions of them.
 * Each method answers {@link #NO} (or false) for anything else than what the contract allows.
 */
final class Grammar {

    static final long NO = Long.MIN_VALUE;

    private static final long DAY = 86_400_000_000L;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern COUNT = Pattern.compile("\\d{1,12}");
    private static final Pattern RATIO = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");

    private Grammar() { }

    /** {@code \d{1,12}(\.\d{1,2})?} in fen. */
    static long amount(byte[] b, int from, int to) {
        int p = from;
        long yuan = 0;
        while (p < to && digit(b[p])) {
            yuan = yuan * 10 + b[p++] - '0';
            if (p - from > 12) {
                return NO;
            }
        }
        if (p == from) {
            return NO;
        }
        if (p == to) {
            return yuan * 100;
        }
        int decimals = to - p - 1;
        if (b[p] != '.' || decimals < 1 || decimals > 2 || !digit(b[p + 1]) || !digit(b[to - 1])) {
            return NO;
        }
        return yuan * 100 + (b[p + 1] - '0') * 10L + (decimals == 2 ? b[p + 2] - '0' : 0);
    }

    /** {@code YYYY-MM-DDThh:mm:ss}, optionally {@code .} and 1 to 6 digits, then {@code Z} or {@code ±hh:mm}: microseconds since 1970. */
    static long time(byte[] b, int from, int to) {
        if (to - from < 20 || b[from + 4] != '-' || b[from + 7] != '-' || b[from + 10] != 'T' || b[from + 13] != ':' || b[from + 16] != ':') {
            return NO;
        }
        int year = number(b, from, 4);
        int month = number(b, from + 5, 2);
        int day = number(b, from + 8, 2);
        int hour = number(b, from + 11, 2);
        int minute = number(b, from + 14, 2);
        int second = number(b, from + 17, 2);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > lengthOf(month, year) || hour < 0 || hour > 23
                || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return NO;
        }
        int p = from + 19;
        long micros = 0;
        if (b[p] == '.') {
            int first = ++p;
            while (p < to && digit(b[p])) {
                micros = micros * 10 + b[p++] - '0';
                if (p - first > 6) {
                    return NO;
                }
            }
            if (p == first) {
                return NO;
            }
            for (int i = p - first; i < 6; i++) {
                micros *= 10;
            }
        }
        long offset = 0;
        if (to - p == 6 && (b[p] == '+' || b[p] == '-') && b[p + 3] == ':') {
            int hours = number(b, p + 1, 2);
            int minutes = number(b, p + 4, 2);
            if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
                return NO;
            }
            offset = (hours * 60L + minutes) * (b[p] == '-' ? -60 : 60);
        } else if (to - p != 1 || b[p] != 'Z') {
            return NO;
        }
        return epochDay(year, month, day) * DAY + (hour * 3600L + minute * 60L + second - offset) * 1_000_000L + micros;
    }

    /** One to 64 printable ASCII characters without a space. */
    static boolean id(byte[] b, int from, int to) {
        if (to - from < 1 || to - from > 64) {
            return false;
        }
        for (int p = from; p < to; p++) {
            if (b[p] < '!' || b[p] > '~') {
                return false;
            }
        }
        return true;
    }

    /**
     * {@code [0-9A-Za-z_-]{16,128}}, but no mainland phone number and no 18-character identity number, with or without
     * prefix and separators.
     */
    static boolean digest(byte[] b, int from, int to) {
        if (to - from < 16 || to - from > 128) {
            return false;
        }
        int letters = 0;
        int signs = 0;
        for (int p = from; p < to; p++) {
            byte c = b[p];
            if (c == '-' || c == '_') {
                signs++;
            } else if (c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') {
                letters++;
            } else if (!digit(c)) {
                return false;
            }
        }
        return letters > 1 || to - from - signs > 18 || !personal(new String(b, from, to - from, StandardCharsets.US_ASCII));
    }

    private static final Pattern SEPARATOR = Pattern.compile("[-_]");
    private static final Pattern PHONE = Pattern.compile("(0{0,2}86)?1[3-9]\\d{9}");
    private static final Pattern IDENTITY = Pattern.compile("\\d{17}[0-9Xx]");

    private static boolean personal(String text) {
        String bare = SEPARATOR.matcher(text).replaceAll("");
        return PHONE.matcher(bare).matches() || IDENTITY.matcher(bare).matches();
    }

    /** Six digits, as a number. */
    static long place(byte[] b, int from, int to) {
        int code = to - from == 6 ? number(b, from, 6) : -1;
        return code < 0 ? NO : code;
    }

    /** {@code true} is 1, {@code false} is 0. */
    static long bool(byte[] b, int from, int to) {
        if (to - from == 4 && b[from] == 't' && b[from + 1] == 'r' && b[from + 2] == 'u' && b[from + 3] == 'e') {
            return 1;
        }
        return to - from == 5 && b[from] == 'f' && b[from + 1] == 'a' && b[from + 2] == 'l' && b[from + 3] == 's' && b[from + 4] == 'e' ? 0 : NO;
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    /** A calendar day {@code YYYY-MM-DD}; null for anything else. */
    static LocalDate day(String text) {
        try {
            return text.length() == 10 ? LocalDate.parse(text, DATE) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** A whole number of up to twelve digits; null for anything else. */
    static Long count(String text) {
        return COUNT.matcher(text).matches() ? Long.valueOf(text) : null;
    }

    /** A ratio with up to six decimals; null for anything else. */
    static BigDecimal ratio(String text) {
        return RATIO.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    private static boolean digit(byte c) {
        return c >= '0' && c <= '9';
    }

    private static int number(byte[] b, int from, int length) {
        int n = 0;
        for (int p = from; p < from + length; p++) {
            if (!digit(b[p])) {
                return -1;
            }
            n = n * 10 + b[p] - '0';
        }
        return n;
    }

    private static int lengthOf(int month, int year) {
        return switch (month) {
            case 4, 6, 9, 11 -> 30;
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            default -> 31;
        };
    }

    private static long epochDay(int year, int month, int day) {
        long y = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(y, 400L);
        long ofEra = y - era * 400;
        long ofYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468;
    }
}

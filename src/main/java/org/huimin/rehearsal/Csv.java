package org.huimin.rehearsal;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes fields as the contract's files want them. Moments are milliseconds since 1970, amounts fen. */
final class Csv {

    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);

    private Csv() { }

    static String line(String... fields) {
        StringBuilder line = new StringBuilder(160);
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                line.append(',');
            }
            append(line, fields[i]);
        }
        return line.toString();
    }

    private static void append(StringBuilder line, String field) {
        if (field.indexOf(',') < 0 && field.indexOf('"') < 0 && field.indexOf('\n') < 0) {
            line.append(field);
        } else {
            line.append('"').append(field.replace("\"", "\"\"")).append('"');
        }
    }

    static String yuan(long fen) {
        long cents = fen % 100;
        return fen / 100 + (cents < 10 ? ".0" : ".") + cents;
    }

    /** With the offset of the house's zone. */
    static String time(long millis) {
        return text(millis, OFFSET, "+08:00");
    }

    /** The same moment as some platforms write it. */
    static String utc(long millis) {
        return text(millis, ZoneOffset.UTC, "Z");
    }

    private static String text(long millis, ZoneOffset offset, String suffix) {
        LocalDateTime at = LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1000L), 0, offset);
        StringBuilder text = new StringBuilder(29);
        two(text.append(at.getYear()).append('-'), at.getMonthValue());
        two(text.append('-'), at.getDayOfMonth());
        two(text.append('T'), at.getHour());
        two(text.append(':'), at.getMinute());
        two(text.append(':'), at.getSecond());
        int rest = (int) Math.floorMod(millis, 1000L);
        if (rest > 0) {
            text.append('.').append(rest / 100).append(rest / 10 % 10).append(rest % 10);
        }
        return text.append(suffix).toString();
    }

    /** A word and a number of at least six digits, so that ids stand in the order they were given: {@code V1-000042}. */
    static String id(String word, int number) {
        String digits = Integer.toString(number);
        return word + "-" + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
    }

    private static void two(StringBuilder text, int number) {
        if (number < 10) {
            text.append('0');
        }
        text.append(number);
    }
}

package org.huimin.ledger;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huimin.document.SheetLine;

/** Rewrites values as a platform writes them into the contract's writing. Each answers null where it would have to guess. */
final class OwnValue {

    private static final String DATE = "(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?";
    private static final Pattern TIME = Pattern.compile(DATE + "[ T]{1,2}(\\d{1,2})[:时](\\d{1,2})(?:[:分](\\d{1,2})秒?)?(?:\\.(\\d{1,6}))?(Z|[+-]\\d\\d:\\d\\d)?");
    private static final Pattern CLOSE = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d{3})?()");
    private static final Pattern DAY = Pattern.compile(DATE + "(?:[ T].*)?|(\\d{4})(\\d\\d)(\\d\\d)");
    private static final Pattern SECONDS = Pattern.compile("1\\d{9}");
    private static final Pattern MILLIS = Pattern.compile("1\\d{12}");
    private static final Pattern YUAN = Pattern.compile("[¥￥]?\\s?(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?\\s?元?");
    private static final Pattern FEN = Pattern.compile("\\d{1,14}");
    private static final Pattern COUNT = Pattern.compile("(\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.0+)?");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,10}(?:\\.\\d{1,4})?)\\s?%");
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private OwnValue() { }

    /** @param cell what the platform's sheet has there, for dates that a workbook keeps as such; @param offset of times without one */
    static String read(MappedColumn column, String text, SheetLine.Cell cell, String offset) {
        ColumnType type = ColumnType.of(column.column());
        if (cell.moment() != null && type == ColumnType.TIME) {
            return written(cell.moment(), offset);
        }
        if (cell.moment() != null && type == ColumnType.DAY) {
            return cell.moment().toLocalDate().toString();
        }
        if (cell.fault() != null) {
            return null;
        }
        return text.isEmpty() ? text : switch (type) {
            case TIME -> time(text, offset);
            case DAY -> day(text);
            case AMOUNT -> column.fen() ? fen(text) : yuan(text);
            case COUNT -> matched(COUNT, text);
            case RATIO -> ratio(text);
            default -> text;
        };
    }

    static String time(String text, String offset) {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        if (Grammar.time(bytes, 0, bytes.length) != Grammar.NO) {
            return text;
        }
        if (SECONDS.matcher(text).matches()) {
            return Instant.ofEpochSecond(Long.parseLong(text)).toString();
        }
        if (MILLIS.matcher(text).matches()) {
            return Instant.ofEpochMilli(Long.parseLong(text)).toString();
        }
        Matcher m = TIME.matcher(text);
        if (!m.matches()) {
            m = CLOSE.matcher(text);
            if (!m.matches()) {
                return null;
            }
        }
        try {
            LocalDateTime at = LocalDateTime.of(number(m, 1), number(m, 2), number(m, 3), number(m, 4), number(m, 5), number(m, 6),
                    m.group(7) == null ? 0 : Integer.parseInt((m.group(7) + "000000").substring(0, 6)) * 1000);
            return written(at, m.group(8) == null || m.group(8).isEmpty() ? offset : m.group(8));
        } catch (DateTimeException noSuchTime) {
            return null;
        }
    }

    private static String written(LocalDateTime at, String offset) {
        int micros = at.getNano() / 1000;
        return WRITTEN.format(at) + (micros == 0 ? "" : ".%06d".formatted(micros)) + offset;
    }

    static String day(String text) {
        Matcher m = DAY.matcher(text);
        if (!m.matches()) {
            return null;
        }
        int first = m.group(1) == null ? 4 : 1;
        try {
            return LocalDate.of(number(m, first), number(m, first + 1), number(m, first + 2)).toString();
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    static String yuan(String text) {
        Matcher m = YUAN.matcher(text);
        return m.matches() ? money(new BigDecimal(m.group(1).replace(",", "") + (m.group(2) == null ? "" : m.group(2)))) : null;
    }

    static String fen(String text) {
        return FEN.matcher(text).matches() ? money(new BigDecimal(text).movePointLeft(2)) : null;
    }

    private static String money(BigDecimal yuan) {
        BigDecimal plain = yuan.stripTrailingZeros();
        return plain.scale() > 2 ? null : plain.setScale(2).toPlainString();
    }

    private static String ratio(String text) {
        Matcher m = PERCENT.matcher(text);
        return m.matches() ? new BigDecimal(m.group(1)).movePointLeft(2).toPlainString() : text;
    }

    private static String matched(Pattern pattern, String text) {
        Matcher m = pattern.matcher(text);
        return m.matches() ? m.group(1).replace(",", "") : null;
    }

    private static int number(Matcher m, int group) {
        return m.group(group) == null ? 0 : Integer.parseInt(m.group(group));
    }

    /** @param text as somebody chose it; @return null where it is no offset */
    static String offset(String text) {
        try {
            String id = ZoneOffset.of(text).getId();
            return id.length() > 6 ? null : id;
        } catch (DateTimeException e) {
            return null;
        }
    }
}

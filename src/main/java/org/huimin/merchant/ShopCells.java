package org.huimin.merchant;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.huimin.kernel.CreditCode;

/** One line of a working list exactly as it was typed or pasted, faults included; a missing cell is empty text. */
public record ShopCells(String name, String creditCode, String industry, String address, String aboveThreshold, String phone) {

    static final ShopCells BLANK = new ShopCells("", "", "", "", "", "");
    static final int LONGEST_CELL = 1000;

    private static final Set<String> YES = Set.of("是", "√", "Y", "YES", "TRUE", "1", "四上");
    private static final Set<String> NO = Set.of("", "否", "×", "X", "N", "NO", "FALSE", "0", "无", "-", "/");

    public ShopCells {
        name = text(name);
        creditCode = text(creditCode);
        industry = text(industry);
        address = text(address);
        aboveThreshold = text(aboveThreshold);
        phone = text(phone);
    }

    public String get(ShopColumn column) {
        return switch (column) {
            case NAME -> name;
            case CREDIT_CODE -> creditCode;
            case INDUSTRY -> industry;
            case ADDRESS -> address;
            case ABOVE_THRESHOLD -> aboveThreshold;
            case PHONE -> phone;
        };
    }

    public boolean blank() {
        return Stream.of(name, creditCode, industry, address, aboveThreshold, phone).allMatch(String::isBlank);
    }

    /** What the line says, read with the tolerance an office expects. */
    ShopEntry entry(int line) {
        return new ShopEntry(line, unmarked(name), unmarked(creditCode), unmarked(industry), unmarked(address),
                YES.contains(mark()), unmarked(phone));
    }

    /** Whether the mark for the statistics library can be read at all. */
    boolean markReadable() {
        return YES.contains(mark()) || NO.contains(mark());
    }

    /** The credit code as databases compare it; null where what was typed is none. */
    String codeKey() {
        String code = ShopEntry.code(unmarked(creditCode));
        return CreditCode.wellFormed(code) ? code : null;
    }

    private String mark() {
        return Normalizer.normalize(aboveThreshold, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
    }

    /** Without the backtick or apostrophe that sheets put before text that looks like a number. */
    private static String unmarked(String cell) {
        String stripped = cell.strip();
        return !stripped.isEmpty() && (stripped.charAt(0) == '`' || stripped.charAt(0) == '\'') ? stripped.substring(1) : stripped;
    }

    private static String text(String cell) {
        return cell == null ? "" : cell;
    }
}

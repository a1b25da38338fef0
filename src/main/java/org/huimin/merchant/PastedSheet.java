package org.huimin.merchant;

import java.util.ArrayList;
import java.util.List;

/** Cells of a pasted sheet, each line with the number at which it begins. Cells in quotation marks may hold anything. */
final class PastedSheet {

    record Line(int number, List<String> cells) { }

    private final String text;
    private final char separator;
    private final List<Line> lines = new ArrayList<>();
    private int at;
    private int number = 1;

    private PastedSheet(String text) {
        this.text = text;
        this.separator = text.indexOf('\t') >= 0 ? '\t' : ',';
    }

    /** Lines with at least one cell that is not blank. */
    static List<Line> read(String pasted) {
        PastedSheet sheet = new PastedSheet(pasted == null ? "" : pasted.replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n'));
        while (sheet.at < sheet.text.length()) {
            sheet.line();
        }
        return sheet.lines;
    }

    private void line() {
        int begins = number;
        List<String> cells = new ArrayList<>();
        cells.add(cell());
        while (at < text.length() && text.charAt(at) == separator) {
            at++;
            cells.add(cell());
        }
        at++;
        number++;
        if (cells.stream().anyMatch(c -> !c.isBlank())) {
            lines.add(new Line(begins, cells));
        }
    }

    private String cell() {
        if (at < text.length() && text.charAt(at) == '"' && closing() > 0) {
            return quoted();
        }
        int from = at;
        while (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n') {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        int end = closing();
        String inside = text.substring(at + 1, end);
        number += (int) inside.chars().filter(c -> c == '\n').count();
        at = end + 1;
        return inside.replace("\"\"", "\"").replace('\n', ' ');
    }

    /** Where the quoted cell that begins here ends; -1 where the mark is just a mark. */
    private int closing() {
        int end = at + 1;
        while (end < text.length()) {
            if (text.charAt(end) == '"') {
                if (end + 1 == text.length() || text.charAt(end + 1) == separator || text.charAt(end + 1) == '\n') {
                    return end;
                }
                if (text.charAt(end + 1) != '"') {
                    return -1;
                }
                end++;
            }
            end++;
        }
        return -1;
    }
}

package org.huimin.document;

import java.time.LocalDateTime;
import java.util.List;

/**
 * One line of a sheet as somebody filled it in.
 *
 * @param number as the sheet counts, from 1
 * @param hidden a line the sheet does not show
 */
public record SheetLine(int number, boolean hidden, List<Cell> cells) {

    /**
     * @param text   what the cell shows, empty where it is empty
     * @param number the sheet keeps it as a number, so that leading zeros are gone and long codes are cut
     * @param fault  why the text cannot be trusted, a whole sentence that names the cell; null where it can
     * @param moment what the sheet shows as a date, for whoever expects one; null where it shows none
     */
    public record Cell(String text, boolean number, String fault, LocalDateTime moment) {

        static final Cell EMPTY = new Cell("", false, null);

        Cell(String text, boolean number, String fault) {
            this(text, number, fault, null);
        }

        static Cell of(String text) {
            return new Cell(text, false, null);
        }
    }

    public Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }

    public List<String> texts() {
        return cells.stream().map(Cell::text).toList();
    }

    public boolean blank() {
        return cells.stream().allMatch(c -> c.text().isBlank() && c.fault() == null);
    }

    /** {@code C5} for column 2 of line 5. */
    public String place(int column) {
        return place(column, number);
    }

    static String place(int column, int line) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.append(line).toString();
    }
}

package org.huimin.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.huimin.document.SheetLine;
import org.huimin.document.SheetReader;
import org.huimin.kernel.Refused;

/** Reads a platform's own file line by line and passes every row on as the contract has it. No row is lost: one that cannot be rewritten says why. */
final class Translator implements SheetReader.Lines {

    /** Within how many lines the headings must stand. */
    static final int HEAD = 30;

    /**
     * A row as the contract has it.
     *
     * @param values     in the order of the mapping's columns; as the platform wrote them where they could not be rewritten
     * @param place      where it stands in the platform's file
     * @param unreadable a sentence for each value that could not be rewritten
     */
    record Row(List<String> values, String place, List<String> unreadable) { }

    private final String file;
    private final ColumnMapping mapping;
    private final Predicate<Row> rows;
    private String part = "";
    private int[] positions = {};
    private int looked;
    private boolean over;
    private long count;
    private long skipped;
    private long faulty;

    /** @param rows told every row; says whether to go on */
    Translator(String file, ColumnMapping mapping, Predicate<Row> rows) {
        this.file = file;
        this.mapping = mapping;
        this.rows = rows;
    }

    @Override
    public boolean next(String of, SheetLine line) {
        if (!of.equals(part)) {
            headed();
            part = of;
            positions = null;
            looked = 0;
            over = false;
        }
        if (positions == null) {
            positions = positions(line);
            if (positions == null && ++looked == HEAD) {
                headed();
            }
            return true;
        }
        if (over || isTotal(line)) {
            over |= mapping.totalsToEnd();
            skipped++;
            return true;
        }
        return row(line);
    }

    /** The file is over. @throws Refused where no headings were found */
    Translator end() {
        headed();
        if (part.isEmpty()) {
            positions = null;
            headed();
        }
        return this;
    }

    long count() {
        return count;
    }

    long skipped() {
        return skipped;
    }

    long faulty() {
        return faulty;
    }

    private void headed() {
        if (positions == null) {
            throw Refused.invalid("ledger.mapping-header", "file", file, "文件“" + file + "”" + (part.isEmpty() || part.equals(file) ? "" : "中的“" + part + "”")
                    + "前" + HEAD + "行里没有找到表头：" + String.join("、", mapping.headings().stream().sorted().toList()) + "。");
        }
    }

    /** Column by column where it stands in the line, -1 where it has the same value in every row; null where this is not the line of headings. */
    private int[] positions(SheetLine line) {
        List<String> headings = line.texts().stream().map(this::plain).toList();
        if (!headings.containsAll(mapping.headings())) {
            return null;
        }
        return mapping.columns().stream().mapToInt(c -> c.from().isEmpty() ? -1 : headings.indexOf(c.from())).toArray();
    }

    private boolean isTotal(SheetLine line) {
        if (mapping.totals().isEmpty()) {
            return false;
        }
        String first = line.texts().stream().map(this::plain).filter(text -> !text.isEmpty()).findFirst().orElse("");
        return mapping.totals().stream().anyMatch(first::startsWith);
    }

    private boolean row(SheetLine line) {
        List<String> values = new ArrayList<>(positions.length);
        List<String> unreadable = new ArrayList<>(0);
        for (int i = 0; i < positions.length; i++) {
            MappedColumn column = mapping.columns().get(i);
            if (positions[i] < 0) {
                values.add(column.constant());
                continue;
            }
            SheetLine.Cell cell = line.cell(positions[i]);
            String text = plain(cell.text());
            String named = column.values().get(text);
            String value = named != null ? named : OwnValue.read(column, text, cell, mapping.offset());
            values.add(value == null ? text : value);
            if (value == null) {
                unreadable.add(column.column() + "：" + (cell.fault() != null ? cell.fault() : "“" + text + "”无法识别。"));
            }
        }
        count++;
        faulty += unreadable.isEmpty() ? 0 : 1;
        return rows.test(new Row(values, (part.equals(file) ? "" : part + ":") + line.number(), unreadable));
    }

    /** Without the blanks around it, and without the backtick with which some platforms keep spreadsheets from changing a number. */
    private String plain(String text) {
        String bare = text.strip();
        return mapping.backtick() && bare.startsWith("`") ? bare.substring(1).strip() : bare;
    }
}

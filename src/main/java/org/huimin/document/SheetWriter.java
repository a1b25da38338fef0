package org.huimin.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.huimin.kernel.Invisible;
import org.springframework.stereotype.Service;

/** Writes workbooks. Whatever people typed goes in as text, never as something a sheet would calculate. */
@Service
public class SheetWriter {

    /** Name of the sheet nobody sees. */
    static final String HIDDEN = "_huimin";

    private static final String RED = "9B1C1F";
    private static final int DROPDOWN_ROWS = 5000;

    /**
     * @param options what may be chosen; empty where anything may be typed
     * @param width   in characters
     * @param amount  its cells are sums of money in yuan, which the sheet may add up
     */
    public record Column(String title, int width, List<String> options, boolean amount) {

        public Column(String title, int width, List<String> options) {
            this(title, width, options, false);
        }
    }

    /** @param reason why the line is not right, written in red behind it; empty where it is */
    public record Line(List<String> cells, String reason) { }

    /**
     * @param title  above the table
     * @param mark   kept in a sheet nobody sees, for whoever reads the workbook again
     * @param reason heading of the column for reasons; null where there is none
     */
    public record Table(String name, String title, String mark, List<Column> columns, String reason, List<Line> lines) { }

    public byte[] write(Table table) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(table, out);
        return out.toByteArray();
    }

    public void write(Table table, OutputStream out) {
        try (Workbook book = new Workbook(out, "Huimin", "1.0")) {
            Worksheet sheet = book.newWorksheet(table.name());
            head(table, sheet);
            for (int i = 0; i < table.lines().size(); i++) {
                line(table.lines().get(i), i + 2, table.columns(), sheet);
            }
            hidden(table, book, sheet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void head(Table table, Worksheet sheet) {
        sheet.value(0, 0, Invisible.shown(table.title()));
        sheet.style(0, 0).bold().fontSize(14).set();
        for (int c = 0; c < table.columns().size(); c++) {
            sheet.value(1, c, table.columns().get(c).title());
            sheet.width(c, table.columns().get(c).width());
            sheet.style(c).format("@").set();
        }
        if (table.reason() != null) {
            sheet.value(1, table.columns().size(), table.reason());
            sheet.width(table.columns().size(), 60);
            sheet.style(1, table.columns().size()).bold().fontColor(RED).set();
        }
        sheet.range(1, 0, 1, table.columns().size() - 1).style().bold().fillColor("EFEFEF").set();
        sheet.freezePane(0, 2);
    }

    private static void line(Line line, int row, List<Column> columns, Worksheet sheet) {
        for (int c = 0; c < line.cells().size(); c++) {
            if (!line.cells().get(c).isEmpty() && columns.get(c).amount()) {
                sheet.value(row, c, new BigDecimal(line.cells().get(c)));
                sheet.style(row, c).format("#,##0.00").set();
            } else if (!line.cells().get(c).isEmpty()) {
                sheet.value(row, c, Invisible.shown(line.cells().get(c)));
                sheet.style(row, c).format("@").set();
            }
        }
        if (line.reason() != null && !line.reason().isEmpty()) {
            sheet.value(row, columns.size(), Invisible.shown(line.reason()));
            sheet.style(row, columns.size()).fontColor(RED).set();
        }
    }

    private static void hidden(Table table, Workbook book, Worksheet sheet) {
        Worksheet lists = book.newWorksheet(HIDDEN);
        lists.setVisibilityState(VisibilityState.VERY_HIDDEN);
        lists.value(0, 0, table.mark());
        int last = Math.max(DROPDOWN_ROWS, table.lines().size() + 2);
        for (int c = 0; c < table.columns().size(); c++) {
            List<String> options = table.columns().get(c).options();
            for (int i = 0; i < options.size(); i++) {
                lists.value(i, c + 1, options.get(i));
            }
            if (!options.isEmpty()) {
                sheet.range(2, c, last, c).validateWithList(lists.range(0, c + 1, options.size() - 1, c + 1))
                        .allowBlank(true).showErrorMessage(true).error("请从下拉列表中选择。");
            }
        }
    }
}

package org.huimin.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huimin.kernel.Invisible;

/**
 * A table as people open it in a spreadsheet: UTF-8 with a byte-order mark, and no cell that the spreadsheet would run
 * as a formula.
 */
public final class CsvSheet {

    /** What spreadsheets take for the beginning of a formula, also behind blanks. */
    private static final Pattern FORMULA = Pattern.compile("[\\s\\u00A0\\u3000]*[=+\\-@＝＋－＠].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private CsvSheet() { }

    /** @param rows the header among them, each with as many cells as the first */
    public static byte[] bytes(List<List<String>> rows) {
        String text = rows.stream().map(row -> row.stream().map(CsvSheet::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "\uFEFF", "\r\n"));
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String cell(String given) {
        String text = given == null ? "" : Invisible.shown(given);
        String harmless = runs(text) ? "'" + text : text;
        return harmless.matches("[^\",\\r\\n]*") ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }

    /** Whether a spreadsheet that opens the table would run the cell as a formula, or a reader of ours take it for one that was marked. */
    static boolean runs(String text) {
        boolean begins = FORMULA.matcher(text.replaceFirst("^'+", "")).matches() || text.startsWith("\t") || text.startsWith("\r");
        return begins && !NUMBER.matcher(text).matches();
    }
}

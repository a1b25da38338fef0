package org.huimin.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.huimin.document.SheetReader;
import org.huimin.document.SheetWriter;

/** Workbooks as people treat them: opened, filled in, saved again. */
public final class Sheets {

    private Sheets() { }

    /** Every line as it is shown, title and heading first, each with as many cells as the heading. */
    public static List<List<String>> lines(byte[] workbook) {
        return in(workbook, file -> {
            List<List<String>> lines = new ArrayList<>();
            new SheetReader().read("book.xlsx", file, line -> lines.add(new ArrayList<>(line.texts())));
            return lines;
        });
    }

    /** The workbook with its lines changed and whatever else it holds. */
    public static byte[] filled(byte[] workbook, Consumer<List<List<String>>> change) {
        List<List<String>> lines = lines(workbook);
        lines.stream().skip(1).forEach(line -> {
            while (line.size() < lines.get(1).size()) {
                line.add("");
            }
        });
        change.accept(lines);
        String mark = in(workbook, file -> new SheetReader().mark("book.xlsx", file).orElse(""));
        return new SheetWriter().write(new SheetWriter.Table("表", lines.get(0).get(0), mark,
                lines.get(1).stream().map(title -> new SheetWriter.Column(title, 10, List.of())).toList(), null,
                lines.stream().skip(2).map(line -> new SheetWriter.Line(line, null)).toList()));
    }

    private static <T> T in(byte[] workbook, java.util.function.Function<Path, T> use) {
        try {
            Path file = Files.createTempFile("book", ".xlsx");
            try {
                Files.write(file, workbook);
                return use.apply(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

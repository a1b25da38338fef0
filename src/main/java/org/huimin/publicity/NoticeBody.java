package org.huimin.publicity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a notice as data: paragraphs and simple tables, never markup from people. It can be typed and shown as
 * plain text: a line is a paragraph, a line that begins and ends with {@code |} is a row of a table, the first such line
 * its heading.
 */
public record NoticeBody(List<Block> blocks) {

    private static final Pattern LIKE_A_ROW = Pattern.compile("\\\\*\\|");
    private static final Pattern ESCAPED = Pattern.compile("\\\\+\\|");

    /** A part of the text. */
    public sealed interface Block { }

    public record Paragraph(String text) implements Block {
        public Paragraph {
            text = oneLine(text);
            if (text.isEmpty()) {
                throw new IllegalArgumentException("an empty paragraph");
            }
        }
    }

    /** Every row has as many cells as the heading. */
    public record Table(List<String> heading, List<List<String>> rows) implements Block {
        public Table {
            heading = heading.stream().map(NoticeBody::oneLine).toList();
            rows = rows.stream().map(r -> r.stream().map(NoticeBody::oneLine).toList()).toList();
            int width = heading.size();
            if (width == 0 || rows.stream().anyMatch(r -> r.size() != width)) {
                throw new IllegalArgumentException("a table's rows must be as wide as its heading");
            }
        }
    }

    public NoticeBody {
        blocks = List.copyOf(blocks);
    }

    public static NoticeBody of(Block... blocks) {
        return new NoticeBody(List.of(blocks));
    }

    /** Short rows are filled with empty cells, long ones kept by widening the heading. */
    public static NoticeBody parse(String text) {
        List<Block> blocks = new ArrayList<>();
        List<List<String>> table = new ArrayList<>();
        for (String raw : (text == null ? "" : text).split("\\R")) {
            String line = oneLine(raw);
            if (isRow(line)) {
                table.add(cells(line));
                continue;
            }
            end(table, blocks);
            if (!line.isEmpty()) {
                blocks.add(new Paragraph(ESCAPED.matcher(line).lookingAt() ? line.substring(1) : line));
            }
        }
        end(table, blocks);
        return new NoticeBody(blocks);
    }

    /** The same text as a person would type it; {@link #parse} reads it back unchanged. */
    public String text() {
        StringBuilder out = new StringBuilder();
        Block before = null;
        for (Block block : blocks) {
            if (block instanceof Paragraph p) {
                out.append(LIKE_A_ROW.matcher(p.text()).lookingAt() ? "\\" : "").append(p.text()).append('\n');
            } else if (block instanceof Table t) {
                out.append(before instanceof Table ? "\n" : "").append(row(t.heading()));
                t.rows().forEach(r -> out.append(row(r)));
            }
            before = block;
        }
        return out.toString();
    }

    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    private static boolean isRow(String line) {
        return line.length() > 1 && line.startsWith("|") && line.endsWith("|");
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        for (int i = 1; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length() && (line.charAt(i + 1) == '|' || line.charAt(i + 1) == '\\')) {
                cell.append(line.charAt(++i));
            } else if (c == '|') {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (!cell.isEmpty()) {
            cells.add(cell.toString().strip());
        }
        return cells;
    }

    private static String row(List<String> cells) {
        return cells.stream().map(c -> c.replace("\\", "\\\\").replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static void end(List<List<String>> table, List<Block> blocks) {
        if (table.isEmpty()) {
            return;
        }
        int width = table.stream().mapToInt(List::size).max().orElseThrow();
        List<List<String>> even = new ArrayList<>();
        for (List<String> row : table) {
            List<String> filled = new ArrayList<>(row);
            while (filled.size() < width) {
                filled.add("");
            }
            even.add(filled);
        }
        blocks.add(new Table(even.get(0), even.subList(1, even.size())));
        table.clear();
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\uFFFE\\uFFFF\\p{Cs}]+", " ").strip();
    }
}

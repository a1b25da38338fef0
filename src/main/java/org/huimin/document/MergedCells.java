package org.huimin.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Where a workbook's cells are merged: the lines below the first would seem empty. */
final class MergedCells {

    private static final Pattern MERGED = Pattern.compile("<(?:\\w+:)?mergeCell\\s+ref=\"([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})\"");
    private static final int BLOCK = 1 << 16;
    private static final int LONGEST_TAG = 100;

    private record Area(String name, int column, int first, int last) { }

    private final List<Area> areas;

    private MergedCells(List<Area> areas) {
        this.areas = areas;
    }

    /** Reads only what stands behind the cells, as text: a second pass through a parser would cost as much as the first. */
    static MergedCells in(Path workbook) throws IOException {
        List<Area> areas = new ArrayList<>();
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().startsWith("xl/worksheets/") && entry.getName().endsWith(".xml")) {
                    find(zip, entry, areas);
                }
            }
        }
        return new MergedCells(areas);
    }

    private static void find(ZipFile zip, ZipEntry entry, List<Area> areas) throws IOException {
        byte[] block = new byte[BLOCK];
        String kept = "";
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.readNBytes(block, 0, BLOCK); read > 0; read = in.readNBytes(block, 0, BLOCK)) {
                String text = kept + new String(block, 0, read, StandardCharsets.ISO_8859_1);
                int taken = 0;
                if (text.contains("mergeCell ")) {
                    Matcher m = MERGED.matcher(text);
                    while (m.find()) {
                        areas.add(new Area(m.group(1) + m.group(2) + ":" + m.group(3) + m.group(4), column(m.group(1)),
                                Integer.parseInt(m.group(2)), Integer.parseInt(m.group(4))));
                        taken = m.end();
                    }
                }
                kept = text.substring(Math.max(taken, text.length() - LONGEST_TAG));
            }
        }
    }

    SheetLine mark(SheetLine line) {
        if (areas.isEmpty()) {
            return line;
        }
        List<SheetLine.Cell> cells = new ArrayList<>(line.cells());
        for (Area area : areas) {
            if (line.number() >= area.first() && line.number() <= area.last()) {
                while (cells.size() <= area.column()) {
                    cells.add(SheetLine.Cell.EMPTY);
                }
                cells.set(area.column(), new SheetLine.Cell(cells.get(area.column()).text(), false,
                        "单元格" + area.name() + "是合并单元格，请取消合并，逐行填写。"));
            }
        }
        return new SheetLine(line.number(), line.hidden(), cells);
    }

    private static int column(String letters) {
        int number = 0;
        for (char letter : letters.toCharArray()) {
            number = number * 26 + letter - 'A' + 1;
        }
        return number - 1;
    }
}

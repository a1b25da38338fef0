package org.huimin.document;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.huimin.kernel.Refused;
import org.springframework.stereotype.Service;

/** Reads sheets line by line, however long: xlsx, and csv in UTF-8 or GBK, also packed. What it cannot trust it says of the cell. */
@Service
public class SheetReader {

    private static final Charset GBK = Charset.forName("GB18030");
    private static final int BLOCK = 1 << 16;
    private static final int EXACT_DIGITS = 15;
    private static final int WIDEST = 1000;

    /** Who is told line after line. */
    @FunctionalInterface
    public interface Lines {

        /**
         * @param part name of the table within a packed file; of the file itself where nothing is packed
         * @return whether to go on
         */
        boolean next(String part, SheetLine line);
    }

    @FunctionalInterface
    private interface Content {
        InputStream open() throws IOException;
    }

    /** Passes every line that is not blank, in order. @throws Refused with a sentence where the file cannot be read as one sheet */
    public void read(String name, Path file, Consumer<SheetLine> lines) {
        try {
            Lines each = (part, line) -> {
                lines.accept(line);
                return true;
            };
            if (FileName.ending(name).equals("csv")) {
                csv(name, () -> Files.newInputStream(file), isUtf8(() -> Files.newInputStream(file), Long.MAX_VALUE), each);
            } else if (FileName.ending(name).equals("xlsx")) {
                ZipGuard.USUAL.judge(name, file);
                workbook(name, file, each);
            } else {
                throw refused("sheet.kind", name, "不是名单文件，请上传 xlsx 或 csv。");
            }
        } catch (IOException e) {
            throw broken(name, e);
        }
    }

    /**
     * The same of a file that may hold several tables, one after another: csv, csv.gz, zip of csv, xlsx. It has been judged
     * when it was taken in.
     */
    public void readTables(String name, Path file, Lines lines) {
        tables(name, file, Long.MAX_VALUE, lines);
    }

    /** Its first lines, at most so many; the encoding is told by the beginning alone. */
    public List<SheetLine> head(String name, Path file, int most) {
        List<SheetLine> head = new ArrayList<>();
        tables(name, file, BLOCK, (part, line) -> {
            head.add(line);
            return head.size() < most;
        });
        return head;
    }

    private static void tables(String name, Path file, long looked, Lines lines) {
        try {
            switch (FileName.ending(name)) {
                case "csv", "txt" -> table(name, () -> Files.newInputStream(file), looked, lines);
                case "csv.gz", "txt.gz" -> table(name, () -> new GZIPInputStream(Files.newInputStream(file), BLOCK), looked, lines);
                case "zip" -> {
                    try (ZipFile zip = ZipGuard.open(file)) {
                        for (ZipEntry entry : ZipGuard.tables(zip).sorted(Comparator.comparing(ZipEntry::getName)).toList()) {
                            if (!table(entry.getName(), () -> zip.getInputStream(entry), looked, lines)) {
                                return;
                            }
                        }
                    }
                }
                case "xlsx" -> {
                    ZipGuard.USUAL.judge(name, file);
                    workbook(name, file, lines);
                }
                default -> throw refused("sheet.kind", name, "不是表格，请使用 csv、csv.gz、压缩为 zip 的 csv 或 xlsx。");
            }
        } catch (IOException e) {
            throw broken(name, e);
        }
    }

    private static boolean table(String name, Content content, long looked, Lines lines) throws IOException {
        return csv(name, content, isUtf8(content, looked), lines);
    }

    /** What {@link SheetWriter} hid in a workbook of ours; empty in any other file. @throws Refused as {@link #read} */
    public Optional<String> mark(String name, Path file) {
        if (!FileName.ending(name).equals("xlsx")) {
            return Optional.empty();
        }
        try {
            ZipGuard.USUAL.judge(name, file);
            try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
                Optional<Sheet> hidden = book.findSheet(SheetWriter.HIDDEN);
                if (hidden.isEmpty()) {
                    return Optional.empty();
                }
                try (Stream<Row> rows = hidden.get().openStream()) {
                    return rows.findFirst().filter(row -> row.getCellCount() > 0 && row.getCell(0) != null).map(row -> text(row.getCell(0).getText()));
                }
            }
        } catch (ExcelReaderException damaged) {
            throw damaged(name);
        } catch (IOException e) {
            throw broken(name, e);
        }
    }

    private static void workbook(String name, Path file, Lines lines) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true))) {
            List<Sheet> shown = book.getSheets().filter(s -> s.getVisibility() == SheetVisibility.VISIBLE).toList();
            List<Sheet> filled = new ArrayList<>();
            for (Sheet sheet : shown) {
                if (holdsSomething(name, sheet)) {
                    filled.add(sheet);
                }
            }
            if (filled.size() > 1) {
                throw refused("sheet.several", name, "有" + filled.size() + "个填了内容的工作表（" + String.join("、",
                        filled.stream().map(Sheet::getName).toList()) + "），请只留下填写名单的一个。");
            }
            MergedCells merged = MergedCells.in(file);
            for (Sheet sheet : filled) {
                try (Stream<Row> rows = sheet.openStream()) {
                    rows.map(row -> line(name, row)).map(merged::mark).filter(line -> !line.blank()).allMatch(line -> lines.next(name, line));
                }
            }
        } catch (ExcelReaderException damaged) {
            throw damaged(name);
        }
    }

    private static boolean holdsSomething(String name, Sheet sheet) throws IOException {
        try (Stream<Row> rows = sheet.openStream()) {
            return rows.anyMatch(row -> !line(name, row).blank());
        }
    }

    private static SheetLine line(String name, Row row) {
        if (row.getCellCount() > WIDEST) {
            throw refused("sheet.too-wide", name, "第" + row.getRowNum() + "行有" + row.getCellCount() + "列，超过上限" + WIDEST
                    + "列，请把要填写的列复制到新的表格后上传。");
        }
        List<SheetLine.Cell> cells = new ArrayList<>(row.getCellCount());
        for (int column = 0; column < row.getCellCount(); column++) {
            Cell cell = row.getCell(column);
            cells.add(cell == null ? SheetLine.Cell.EMPTY : cell(cell, SheetLine.place(column, row.getRowNum())));
        }
        return new SheetLine(row.getRowNum(), row.isHidden(), cells);
    }

    private static SheetLine.Cell cell(Cell cell, String place) {
        if (cell.getType() == CellType.FORMULA) {
            return new SheetLine.Cell(text(cell.getRawValue()), false, "单元格" + place + "是公式，请复制后用“选择性粘贴—数值”改成固定内容。");
        }
        if (cell.getType() == CellType.ERROR) {
            return new SheetLine.Cell(text(cell.getRawValue()), false, "单元格" + place + "是错误值“" + text(cell.getRawValue()) + "”，请重新填写。");
        }
        if (cell.getType() != CellType.NUMBER) {
            return SheetLine.Cell.of(text(cell.getText()));
        }
        BigDecimal number = cell.asNumber();
        if (isDate(cell)) {
            return new SheetLine.Cell(number.toPlainString(), true, "单元格" + place + "被表格当成了日期，请把该列设为文本格式后重新填写。", cell.asDate());
        }
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        String plain = number.stripTrailingZeros().toPlainString();
        return new SheetLine.Cell(plain, true, whole && plain.replace("-", "").length() > EXACT_DIGITS ? "单元格" + place
                + "中的号码被表格转成了数字（" + cell.getRawValue() + "），后几位已经丢失，请把该列设为文本格式后重新填写。" : null);
    }

    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        String format = cell.getDataFormatString();
        return id != null && (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58)
                || format != null && format.toLowerCase(Locale.ROOT).replaceAll("\\[[^]]*]|\"[^\"]*\"", "").matches(".*(yy|年|mm.*dd|hh).*");
    }

    /** @return false where whoever is told wanted no more */
    private static boolean csv(String name, Content content, boolean utf8, Lines lines) throws IOException {
        char separator = separator(content, utf8 ? StandardCharsets.UTF_8 : GBK);
        try (InputStream in = new BufferedInputStream(content.open(), BLOCK); Reader text = new InputStreamReader(in, utf8 ? StandardCharsets.UTF_8 : GBK);
             CsvReader<CsvRecord> records = CsvReader.builder().fieldSeparator(separator).allowExtraFields(true).allowMissingFields(true)
                     .allowExtraCharsAfterClosingQuote(true).ofCsvRecord(text)) {
            for (CsvRecord record : records) {
                List<SheetLine.Cell> cells = new ArrayList<>(record.getFieldCount());
                for (String field : record.getFields()) {
                    cells.add(SheetLine.Cell.of(plain(field)));
                }
                SheetLine line = new SheetLine((int) record.getStartingLineNumber(), false, cells);
                if (!line.blank() && !lines.next(name, line)) {
                    return false;
                }
            }
            return true;
        } catch (CsvParseException damaged) {
            throw refused("sheet.unreadable", name, "无法按csv读取，请检查引号是否成对，或另存为 xlsx 后上传。");
        }
    }

    /** A part that is no good XML comes as a failure to read the file. */
    private static RuntimeException broken(String name, IOException e) {
        return e.getCause() instanceof XMLStreamException ? damaged(name) : new UncheckedIOException(e);
    }

    /** Without the byte-order mark, and without the apostrophe that an export puts before text a sheet would calculate. */
    private static String plain(String field) {
        String text = field.startsWith("\uFEFF") ? field.substring(1) : field;
        return text.length() > 1 && text.charAt(0) == '\'' && CsvSheet.runs(text.substring(1)) ? text.substring(1) : text;
    }

    private static char separator(Content content, Charset charset) throws IOException {
        try (InputStream in = content.open()) {
            String first = new String(in.readNBytes(BLOCK), charset).stripLeading().lines().findFirst().orElse("");
            return first.indexOf('\t') >= 0 ? '\t' : first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',';
        }
    }

    /** @param looked how many bytes to look at before it is taken for UTF-8 */
    private static boolean isUtf8(Content content, long looked) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
        CharBuffer characters = CharBuffer.allocate(BLOCK);
        try (InputStream in = content.open()) {
            long seen = 0;
            for (int read = 0; read >= 0 && seen < looked; seen += Math.max(0, read)) {
                read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                CoderResult result = decoder.decode(bytes, characters.clear(), read < 0);
                if (result.isError()) {
                    return false;
                }
                bytes.compact();
            }
        }
        return true;
    }

    private static Refused damaged(String name) {
        return refused("sheet.unreadable", name, "无法按工作簿读取，可能已损坏，请在 Excel 中另存为 xlsx 后上传。");
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static Refused refused(String rule, String name, String rest) {
        return Refused.invalid(rule, "file", name, "文件“" + name + "”" + rest);
    }
}

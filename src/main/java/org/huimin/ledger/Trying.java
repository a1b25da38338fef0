package org.huimin.ledger;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.StorageAway;
import org.springframework.stereotype.Service;

/**
 * Tells a platform everything that is wrong with a file before it hands it in: translated, read and judged with what has
 * been received so far, as it would be then. Nothing is kept and nothing recorded.
 */
@Service
public class Trying {

    private static final String TRIED = "tried";

    private final Ledgers ledgers;
    private final ColumnMappings mappings;

    Trying(Ledgers ledgers, ColumnMappings mappings) {
        this.ledgers = ledgers;
        this.mappings = mappings;
    }

    /**
     * A row that would be refused.
     *
     * @param place  its line; of a workbook or zip, with sheet or table before it
     * @param id     empty where it has none that can be read
     * @param reason of the contract, e.g. {@code OVER_ISSUED}
     * @param detail column, value and what is wrong with it, where the row cannot be read; empty otherwise
     */
    public record Row(String place, String id, String reason, List<Refused.Reason> detail) { }

    /**
     * @param mapping name and version of the column mapping it was read by; empty where it is the contract's own layout
     * @param rows    that were read
     * @param refused how many of them would be refused
     * @param faults  the first of these, in the order of lines
     */
    public record Outcome(String mapping, long rows, long refused, List<Row> faults) { }

    /**
     * @param most how many faults to tell
     * @throws Refused where the file as a whole cannot be used
     */
    public Outcome rows(CaseRef programme, String platform, FileKind kind, String name, Path file, int most) {
        return with(programme, platform, kind, name, file, (own, source, translated) -> {
            SortedMap<Long, Row> faults = unreadable(kind, source, ledgers.required(programme, platform, kind), translated, most);
            long[] refused = {0};
            Judgement judgement = ledgers.tried(programme, platform, kind, source, row -> {
                if (row.file().equals(TRIED) && refused[0]++ < most) {
                    faults.putIfAbsent(row.line(), new Row(place(row.line(), translated), row.id(), row.reason(), List.of()));
                }
            });
            long rows = judgement.files().stream().filter(f -> f.name().equals(TRIED)).mapToLong(Judgement.OfFile::rows).sum();
            return new Outcome(own, rows, refused[0], faults.values().stream().limit(most).toList());
        });
    }

    /** A day's table, or what is wrong with it. @throws Refused naming every fault */
    public DailyTable daily(CaseRef programme, String platform, String name, Path file) {
        return with(programme, platform, FileKind.DAILY, name, file, (own, source, translated) -> DailyTable.parse(source));
    }

    private interface Use<T> {
        T with(String mapping, FileSource source, List<Translator.Row> translated);
    }

    private <T> T with(CaseRef programme, String platform, FileKind kind, String name, Path file, Use<T> use) {
        Optional<SavedMapping> own = mappings.forFile(programme, platform, kind, ledgers.required(programme, platform, kind), name, file);
        String called = kind == FileKind.DAILY ? name : TRIED;
        if (own.isEmpty()) {
            return use.with("", FileSource.named(called, file), List.of());
        }
        try {
            Path made = Files.createTempFile("tried", ".csv.gz");
            try {
                List<Translator.Row> rows = new ArrayList<>();
                try (OutputStream out = new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(made)), 1 << 16)) {
                    mappings.written(name, file, own.get().mapping(), Long.MAX_VALUE, out,
                            row -> rows.add(new Translator.Row(List.of(), row.place(), row.unreadable())));
                }
                return use.with(own.get().name() + " v" + own.get().version(), FileSource.named(called, made), rows);
            } finally {
                Files.delete(made);
            }
        } catch (IOException outage) {
            throw new StorageAway(outage);
        }
    }

    /** A translated row stands one line below its heading; it says itself where it came from. */
    private static String place(long line, List<Translator.Row> translated) {
        return translated.isEmpty() || line < 2 || line > translated.size() + 1 ? String.valueOf(line) : translated.get((int) line - 2).place();
    }

    /** What the grammar says no to, column by column. */
    private static SortedMap<Long, Row> unreadable(FileKind kind, FileSource source, Set<String> required, List<Translator.Row> translated, int most) {
        List<String> columns = Stream.concat(kind.required().stream(), kind.optional().stream()).toList();
        SortedMap<Long, Row> rows = new TreeMap<>();
        try (DeliveredFile file = DeliveredFile.open(kind, source, required)) {
            while (rows.size() < most && file.next()) {
                String place = place(file.line(), translated);
                List<Refused.Reason> faults = file.sound() ? IntStream.range(0, columns.size()).boxed()
                        .flatMap(i -> fault(kind, columns.get(i), file.text(i), file.mandatory(i), place).stream()).toList()
                        : unsound(file.line(), place, translated);
                if (!faults.isEmpty()) {
                    rows.put(file.line(), new Row(place, file.sound() ? file.text(0) : "", "MALFORMED", faults));
                }
            }
        }
        return rows;
    }

    private static List<Refused.Reason> unsound(long line, String place, List<Translator.Row> translated) {
        List<String> said = translated.isEmpty() || line < 2 || line > translated.size() + 1 ? List.of() : translated.get((int) line - 2).unreadable();
        return (said.isEmpty() ? List.of("不是完整的一行（列数不符、引号不配对或不是UTF-8）。") : said).stream()
                .map(words -> new Refused.Reason("ledger.grammar", "", "", "第" + place + "行：" + words)).toList();
    }

    private static Optional<Refused.Reason> fault(FileKind kind, String column, String value, boolean mandatory, String place) {
        if (value.isEmpty()) {
            return mandatory && (kind.mustBeFilled(column) || !kind.required().contains(column))
                    ? Optional.of(new Refused.Reason("ledger.grammar", column, "", "第" + place + "行的“" + column + "”没有填写。")) : Optional.empty();
        }
        return ColumnType.fits(column, value) ? Optional.empty()
                : Optional.of(new Refused.Reason("ledger.grammar", column, value, "第" + place + "行的“" + column + "”为“" + value + "”，不符合规范的写法。"));
    }
}

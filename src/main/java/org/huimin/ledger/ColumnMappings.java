package org.huimin.ledger;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.huimin.document.Attachment;
import org.huimin.document.Attachments;
import org.huimin.document.SheetLine;
import org.huimin.document.SheetReader;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Lets a platform go on writing its own layout: it says once which of its columns is which, and its files are translated
 * before anybody judges them. The file it handed in is kept as it came, what was made of it beside it.
 */
@Service
public class ColumnMappings {

    /** What a platform hands in; the directory of shops is ours. */
    public static final Set<FileKind> KINDS = EnumSet.of(FileKind.CLAIMS, FileKind.REDEMPTIONS, FileKind.REFUNDS, FileKind.BANK, FileKind.DAILY);

    private static final String PLACE = "source";
    private static final int LOOKED_AT = 2000;
    private static final int DAILY_ROWS = 500;

    private final MappingShelf shelf;
    private final ProgrammeRegister programmes;
    private final Attachments attachments;
    private final SheetReader reader;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ColumnMappings(MappingShelf shelf, ProgrammeRegister programmes, Attachments attachments, SheetReader reader, ApplicationEventPublisher events,
                   Clock clock) {
        this.shelf = shelf;
        this.programmes = programmes;
        this.attachments = attachments;
        this.reader = reader;
        this.events = events;
        this.clock = clock;
    }

    /** A row as the contract would have it. @param values in the mapping's order; @param faults what is wrong, each in a sentence */
    public record PreviewRow(String place, List<String> values, List<String> faults) { }

    /**
     * What a mapping makes of a file's beginning.
     *
     * @param rows    the first of them
     * @param looked  rows looked at
     * @param faulty  of these, with a fault
     * @param skipped lines with totals among them
     */
    public record Preview(List<String> columns, List<PreviewRow> rows, long looked, long faulty, long skipped) { }

    /** The last version of each, newest first; retired ones too. */
    public List<SavedMapping> of(CaseRef programme, String platform) {
        return shelf.last(programme.root(), platform);
    }

    /** @throws Refused (absent) */
    public SavedMapping get(CaseRef programme, String platform, long id) {
        return shelf.find(programme.root(), platform, id).orElseThrow(() -> Refused.absent("没有这份列对应。"));
    }

    /** Attachment → what was made of it, for all files of a platform that came in a layout of its own. */
    public Map<String, TranslatedFile> translations(CaseRef programme, String platform) {
        return shelf.translations(programme.root(), platform);
    }

    /** The beginning of a platform's own file: the line of headings first, then some rows. @param most lines after the headings */
    public List<List<String>> sample(Attachment file, boolean backtick, int most) {
        List<List<String>> head = reader.head(file.name(), attachments.path(file.id()), Translator.HEAD).stream().map(line -> plain(line, backtick)).toList();
        long widest = head.stream().mapToLong(ColumnMappings::filled).max().orElse(0);
        for (int i = 0; i < head.size(); i++) {
            if (filled(head.get(i)) * 5 >= widest * 4) {
                return head.subList(i, Math.min(head.size(), i + 1 + most));
            }
        }
        throw Refused.invalid("ledger.mapping-empty", "file", file.name(), "文件“" + file.name() + "”里没有内容，请换一个样例。");
    }

    private static List<String> plain(SheetLine line, boolean backtick) {
        List<String> cells = line.texts().stream().map(String::strip).map(text -> backtick && text.startsWith("`") ? text.substring(1).strip() : text).toList();
        int last = cells.size();
        while (last > 0 && cells.get(last - 1).isEmpty()) {
            last--;
        }
        return cells.subList(0, last);
    }

    private static long filled(List<String> cells) {
        return cells.stream().filter(cell -> !cell.isEmpty()).count();
    }

    /** @param shown how many rows to show */
    public Preview preview(ColumnMapping mapping, Attachment file, int shown) {
        List<PreviewRow> rows = new ArrayList<>();
        long[] faulty = {0};
        long[] looked = {0};
        Translator translator = new Translator(file.name(), mapping, row -> {
            List<String> faults = faults(mapping, row);
            faulty[0] += faults.isEmpty() ? 0 : 1;
            if (rows.size() < shown) {
                rows.add(new PreviewRow(row.place(), row.values(), faults));
            }
            return ++looked[0] < LOOKED_AT;
        });
        reader.readTables(file.name(), attachments.path(file.id()), translator);
        translator.end();
        return new Preview(mapping.columns().stream().map(MappedColumn::column).toList(), rows, looked[0], faulty[0], translator.skipped());
    }

    private static List<String> faults(ColumnMapping mapping, Translator.Row row) {
        List<String> faults = new ArrayList<>(row.unreadable());
        for (int i = 0; i < row.values().size(); i++) {
            String column = mapping.columns().get(i).column();
            String value = row.values().get(i);
            boolean told = row.unreadable().stream().anyMatch(fault -> fault.startsWith(column + "："));
            if (value.isEmpty() && mapping.kind().mustBeFilled(column)) {
                faults.add(column + "：没有填写。");
            } else if (!value.isEmpty() && !told && !ColumnType.fits(column, value)) {
                faults.add(column + "：“" + value + "”不符合规范的写法。");
            }
        }
        return faults;
    }

    /**
     * Saves a mapping under a name; one that is there already gets a further version.
     *
     * @param sample the file it was made with
     * @return its version
     */
    @Act
    public int save(Actor actor, CaseRef programme, String platform, String name, ColumnMapping mapping, Attachment sample) {
        CaseRef root = programme.root();
        ProgrammeSpec spec = programmes.spec(root);
        itsOwn(actor, spec, platform);
        List<String> header = sample(sample, mapping.backtick(), 0).get(0);
        new MappingCheck(mapping, header, LedgerRules.of(spec, platform).required(mapping.kind())).judge(name.strip()).orRefuse();
        Preview preview = preview(mapping, sample, 1);
        if (preview.looked() > 0 && preview.faulty() == preview.looked()) {
            throw Refused.invalid("ledger.mapping-useless", "file", sample.name(), "样例的前" + preview.looked() + "行没有一行符合规范，例如第"
                    + preview.rows().get(0).place() + "行 " + preview.rows().get(0).faults().get(0) + "请调整后再保存。");
        }
        int version = shelf.lastVersion(root, platform, mapping.kind(), name.strip()) + 1;
        try {
            shelf.keep(root, platform, name.strip(), version, mapping, header, Stamp.now(clock), actor.account());
        } catch (DuplicateKeyException simultaneous) {
            throw Refused.conflict("ledger.mapping-moved", "刚刚有人保存了同名的列对应，请核对后重新保存。");
        }
        events.publishEvent(new LedgerFact.MappingSaved(root, actor.account(), platform, mapping.kind(), name.strip(), version, sample.sha256()));
        return version;
    }

    /** From now on no file is translated by it; what was, stays. */
    @Act
    public void retire(Actor actor, CaseRef programme, String platform, long id) {
        itsOwn(actor, programmes.spec(programme.root()), platform);
        SavedMapping saved = get(programme, platform, id);
        shelf.retire(programme.root(), platform, saved.mapping().kind(), saved.name());
        events.publishEvent(new LedgerFact.MappingRetired(programme.root(), actor.account(), platform, saved.mapping().kind(), saved.name(), saved.version()));
    }

    private static void itsOwn(Actor actor, ProgrammeSpec spec, String platform) {
        if (spec.platform(platform).filter(p -> p.unit().equals(actor.unit())).isEmpty()) {
            throw Refused.forbidden("ledger.mapping-other", "列对应由该平台自己登记，只能由该平台人员办理。");
        }
    }

    /**
     * By which mapping a file is to be read: one made with exactly these headings, else, where the headings are not the
     * contract's, the one that finds most of its own among them. Empty where the file is the contract's.
     *
     * @throws Refused where it is neither
     */
    Optional<SavedMapping> forFile(CaseRef programme, String platform, FileKind kind, Set<String> required, Attachment file) {
        return forFile(programme, platform, kind, required, file.name(), attachments.path(file.id()));
    }

    Optional<SavedMapping> forFile(CaseRef programme, String platform, FileKind kind, Set<String> required, String name, Path file) {
        List<SavedMapping> saved = shelf.last(programme.root(), platform).stream().filter(m -> !m.retired() && m.mapping().kind() == kind).toList();
        List<SheetLine> head = saved.isEmpty() ? List.of() : reader.head(name, file, Translator.HEAD);
        Optional<SavedMapping> exact = saved.stream().filter(m -> head.stream().anyMatch(line -> plain(line, m.mapping().backtick()).equals(m.header()))).findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        try {
            DeliveredFile.open(kind, FileSource.named(name, file), required).close();
            return Optional.empty();
        } catch (Refused notTheContracts) {
            return Optional.of(saved.stream().filter(m -> head.stream().anyMatch(line -> plain(line, m.mapping().backtick()).containsAll(m.mapping().headings())))
                    .max(Comparator.comparingInt((SavedMapping m) -> m.mapping().headings().size()).thenComparing(SavedMapping::id))
                    .orElseThrow(() -> notTheContracts));
        }
    }

    void begin(String attachment, SavedMapping mapping) {
        if (shelf.translation(attachment).isEmpty()) {
            shelf.begin(attachment, mapping.id());
        }
    }

    /** A file as the contract has it; made now where it has not been made before. @param name what refused rows call it */
    FileSource source(CaseRef programme, String name, String attachment) {
        TranslatedFile known = shelf.translation(attachment).orElse(null);
        if (known == null) {
            return FileSource.named(name, attachments.path(attachment));
        }
        String ready = known.translated() != null ? known.translated()
                : translate(programme, attachments.get(attachment), shelf.find(known.mapping()).orElseThrow(), Long.MAX_VALUE).translated();
        return FileSource.named(name, attachments.path(ready));
    }

    /**
     * A day's table as the contract has it, in whatever layout of the platform's own it came.
     *
     * @throws Refused where it can be read neither so nor so
     */
    @Act
    public FileSource daily(CaseRef programme, String platform, String attachment) {
        Attachment file = attachments.get(attachment);
        Optional<TranslatedFile> known = shelf.translation(attachment);
        if (known.isEmpty()) {
            Optional<SavedMapping> own = forFile(programme, platform, FileKind.DAILY, Set.of(), file);
            if (own.isEmpty()) {
                return FileSource.named(file.name(), attachments.path(attachment));
            }
            return FileSource.named(file.name(), attachments.path(translate(programme, file, own.get(), DAILY_ROWS).translated()));
        }
        return FileSource.named(file.name(), attachments.path(known.get().translated()));
    }

    private TranslatedFile translate(CaseRef programme, Attachment original, SavedMapping by, long most) {
        Translator[] done = new Translator[1];
        Attachment made = attachments.derive(Actor.SYSTEM, original.caseRef(), original.name().replaceFirst("(?i)(\\.csv\\.gz|\\.\\w+)$", "") + "（按规范）.csv.gz",
                out -> done[0] = written(original.name(), attachments.path(original.id()), by.mapping(), most, new BufferedOutputStream(out, 1 << 16), row -> { }));
        TranslatedFile file = new TranslatedFile(original.id(), made.id(), by.id(), by.name(), by.version(), done[0].count(), done[0].skipped(), done[0].faulty());
        begin(original.id(), by);
        shelf.done(file, Stamp.now(clock));
        events.publishEvent(new LedgerFact.FileTranslated(programme.root(), Actor.SYSTEM.account(), by.platform(), by.mapping().kind(), by.name(), by.version(),
                original.sha256(), made.sha256(), file.rows(), file.skipped(), file.faulty()));
        return file;
    }

    /** One column more says where each row stands in the platform's file; one field too many, why a row could not be rewritten. */
    Translator written(String name, Path original, ColumnMapping mapping, long most, OutputStream out, Consumer<Translator.Row> told) throws IOException {
        List<String> header = new ArrayList<>(mapping.columns().stream().map(MappedColumn::column).toList());
        header.add(PLACE);
        line(out, header);
        Translator translator = new Translator(name, mapping, row -> {
            told.accept(row);
            List<String> fields = new ArrayList<>(row.values());
            fields.add(row.place());
            if (!row.unreadable().isEmpty()) {
                fields.add(String.join(" ", row.unreadable()));
            }
            try {
                line(out, fields);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return true;
        });
        reader.readTables(name, original, (part, line) -> {
            if (translator.count() >= most) {
                throw Refused.invalid("daily.too-long", "daily", name, "文件“" + name + "”超过" + most + "行，不是一天的数据表。");
            }
            return translator.next(part, line);
        });
        out.flush();
        return translator.end();
    }

    private static void line(OutputStream out, List<String> fields) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i);
            line.append(i == 0 ? "" : ",");
            boolean quoted = field.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
            line.append(quoted ? '"' + field.replace("\"", "\"\"") + '"' : field);
        }
        out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }
}

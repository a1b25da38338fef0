package org.huimin.merchant;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huimin.document.Attachment;
import org.huimin.document.Attachments;
import org.huimin.document.SheetReader;
import org.huimin.document.SheetWriter;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.merchant.ListImport.Fault;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.stereotype.Service;

/** A delivery as a sheet that a desk takes away and brings back with its verdicts: judged whole, noted whole or not at all. */
@Service
public class VerdictSheets {

    private static final List<AnswerColumn> COLUMNS = AnswerColumn.OF_VERDICTS;
    private static final List<String> SITE_NO = List.of("", "否", "×", "X", "N", "NO", "0");

    private final Verdicts verdicts;
    private final VerdictNotes notes;
    private final Shops shops;
    private final Judging judging;
    private final ProgrammeRegister programmes;
    private final Attachments attachments;
    private final SheetReader reader;
    private final SheetWriter writer;

    VerdictSheets(Verdicts verdicts, VerdictNotes notes, Shops shops, Judging judging, ProgrammeRegister programmes, Attachments attachments,
                  SheetReader reader, SheetWriter writer) {
        this.verdicts = verdicts;
        this.notes = notes;
        this.shops = shops;
        this.judging = judging;
        this.programmes = programmes;
        this.attachments = attachments;
        this.reader = reader;
        this.writer = writer;
    }

    /** The shops to be judged, with what the desk has noted so far. */
    public byte[] out(DeliveryId delivery, ReviewDesk desk) {
        ProgrammeSpec spec = spec(delivery);
        Map<String, VerdictNote> noted = notes.of(delivery, desk);
        return writer.write(table(delivery, desk, spec, null, waiting(delivery).values().stream()
                .map(s -> new SheetWriter.Line(cells(spec, s, noted.get(s.storeId())), null)).toList()));
    }

    /** @throws Refused where the file is no sheet of this delivery and desk */
    public SheetCheck check(DeliveryId delivery, ReviewDesk desk, Attachment file) {
        return judged(delivery, desk, file).check();
    }

    /** The same of a file that is not kept. */
    public SheetCheck check(DeliveryId delivery, ReviewDesk desk, String name, Path file) {
        return judged(delivery, desk, name, file).check();
    }

    /** The same sheet with the reasons why it cannot be taken. */
    public byte[] marked(DeliveryId delivery, ReviewDesk desk, Attachment file) {
        return writer.write(table(delivery, desk, spec(delivery), ListFile.REASON, AnswerSheet.marked(judged(delivery, desk, file).lines(), COLUMNS)));
    }

    /**
     * Notes everything the sheet says.
     *
     * @param rest shops that neither the sheet nor the desk has decided, and that nobody is to go and see, are agreed to
     * @param seen as {@link SheetCheck#seen} said
     * @return how many shops were noted
     */
    @Act
    public int take(Actor actor, DeliveryId delivery, ReviewDesk desk, Attachment file, boolean rest, long seen) {
        verdicts.hold(delivery).mayBeReviewed();
        Judged judged = judged(delivery, desk, file);
        if (!judged.check().takeable()) {
            throw Refused.invalid("merchant.sheet-faulty", "file", file.name(), "文件“" + file.name() + "”有" + judged.check().faulty()
                    + "行需要修改，没有读入任何结论。请下载标注了问题的表格，改好后重新上传。");
        }
        if (judged.check().seen() != seen) {
            throw Refused.conflict("merchant.notes-moved", "核对期间本岗位有人改动了研判记录，没有读入任何结论。请重新核对后再确认。");
        }
        int taken = judging.save(actor, delivery, desk, judged.changes()).saved().size();
        return rest ? taken + judging.agreeRest(actor, delivery, desk).saved().size() : taken;
    }

    private record Judged(List<AnswerSheet.Line> lines, List<Judging.Change> changes, SheetCheck check) { }

    private Judged judged(DeliveryId delivery, ReviewDesk desk, Attachment file) {
        return judged(delivery, desk, file.name(), attachments.path(file.id()));
    }

    private Judged judged(DeliveryId delivery, ReviewDesk desk, String name, Path file) {
        Map<String, Shop> waiting = waiting(delivery);
        Map<String, VerdictNote> before = notes.of(delivery, desk);
        List<String> criteria = spec(delivery).merchants().criteria();
        List<AnswerSheet.Line> lines = AnswerSheet.read(reader, name, file, mark(delivery, desk), COLUMNS,
                AnswerColumn.VERDICT, waiting.values().stream().collect(Collectors.toMap(Shop::storeId, Shop::name)));
        List<Judging.Change> changes = new ArrayList<>();
        for (AnswerSheet.Line line : lines) {
            Judging.Change change = change(line, before.get(line.says(AnswerColumn.STORE)), criteria);
            if (change != null && line.faults().isEmpty()) {
                changes.add(change);
            }
        }
        return new Judged(lines, changes, check(waiting, before, lines, changes));
    }

    /** An empty verdict leaves the shop's verdict as it is. @return null where the line says nothing */
    private static Judging.Change change(AnswerSheet.Line line, VerdictNote before, List<String> criteria) {
        String said = line.says(AnswerColumn.VERDICT);
        Boolean agreed = VerdictWords.read(said).orElse(before == null ? null : before.agreed());
        if (!said.isEmpty() && VerdictWords.read(said).isEmpty()) {
            line.fault(AnswerColumn.VERDICT, "结论“" + said + "”无法识别，请填“" + VerdictWords.word(true) + "”或“" + VerdictWords.word(false) + "”。");
        }
        String reason = line.says(AnswerColumn.REASON);
        List<Refused.Reason> no = new ArrayList<>();
        NoteCheck.reason(line.says(AnswerColumn.STORE), reason, no);
        no.forEach(r -> line.fault(AnswerColumn.REASON, r.message()));
        if (Boolean.FALSE.equals(agreed) && !said.isEmpty() && reason.isEmpty()) {
            line.fault(AnswerColumn.REASON, "不同意但没有填写理由，请补充。");
        }
        Set<String> failed = Arrays.stream(line.says(AnswerColumn.CRITERIA).split("[、,，]")).map(String::strip).filter(c -> !c.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        failed.stream().filter(c -> !criteria.contains(c)).forEach(c -> line.fault(AnswerColumn.CRITERIA,
                "“" + c + "”不在研判内容中，可填：" + String.join("、", criteria) + "。"));
        String site = line.says(AnswerColumn.SITE_CHECK);
        boolean look = VerdictWords.read(site).orElse(false);
        if (!look && !SITE_NO.contains(site.toUpperCase(java.util.Locale.ROOT))) {
            line.fault(AnswerColumn.SITE_CHECK, "“" + site + "”无法识别，请填“是”或者留空。");
        }
        if (said.isEmpty() && reason.isEmpty() && failed.isEmpty() && !look) {
            return null;
        }
        return new Judging.Change(line.says(AnswerColumn.STORE), agreed, line.has(AnswerColumn.CRITERIA) || before == null ? failed : before.criteria(),
                line.has(AnswerColumn.SITE_CHECK) || before == null ? look : before.siteCheck(),
                line.has(AnswerColumn.REASON) || before == null ? reason : before.reason(), before == null ? 0 : before.revision());
    }

    private static SheetCheck check(Map<String, Shop> waiting, Map<String, VerdictNote> before, List<AnswerSheet.Line> lines,
                                    List<Judging.Change> changes) {
        List<Fault> faults = lines.stream().flatMap(l -> l.faults().stream()).toList();
        Map<String, Judging.Change> after = changes.stream().collect(Collectors.toMap(Judging.Change::storeId, c -> c));
        Map<String, Integer> sums = new LinkedHashMap<>();
        List.of("agreed", "refused", "site", "silent", "rest").forEach(key -> sums.put(key, 0));
        waiting.keySet().forEach(id -> {
            VerdictNote kept = before.get(id);
            Judging.Change given = after.get(id);
            Boolean agreed = given != null ? given.agreed() : kept == null ? null : kept.agreed();
            boolean look = given != null ? given.siteCheck() : kept != null && kept.siteCheck();
            sums.merge(agreed == null ? "silent" : agreed ? "agreed" : "refused", 1, Integer::sum);
            sums.merge("site", look ? 1 : 0, Integer::sum);
            sums.merge("rest", agreed == null && !look ? 1 : 0, Integer::sum);
        });
        return new SheetCheck(changes.size() + (int) lines.stream().filter(l -> !l.faults().isEmpty()).count(),
                (int) lines.stream().filter(l -> !l.faults().isEmpty()).count(), faults, sums, changed(waiting, before, changes),
                before.values().stream().mapToLong(VerdictNote::revision).sum());
    }

    private static List<SheetCheck.Change> changed(Map<String, Shop> waiting, Map<String, VerdictNote> before, List<Judging.Change> changes) {
        return changes.stream().filter(c -> before.containsKey(c.storeId()) && before.get(c.storeId()).agreed() != null
                        && (!Objects.equals(before.get(c.storeId()).agreed(), c.agreed()) || !before.get(c.storeId()).reason().equals(c.reason())))
                .map(c -> new SheetCheck.Change(c.storeId(), waiting.get(c.storeId()).name(),
                        words(before.get(c.storeId()).agreed(), before.get(c.storeId()).reason()), words(c.agreed(), c.reason()))).toList();
    }

    private static String words(Boolean agreed, String reason) {
        return VerdictWords.word(agreed) + (reason.isEmpty() ? "" : "（" + reason + "）");
    }

    private SheetWriter.Table table(DeliveryId delivery, ReviewDesk desk, ProgrammeSpec spec, String reason, List<SheetWriter.Line> lines) {
        return new SheetWriter.Table("研判表", "第" + verdicts.find(delivery).orElseThrow().round() + "批商户研判表（" + spec.name() + "）",
                mark(delivery, desk), COLUMNS.stream().map(c -> new SheetWriter.Column(c.title(), c.width(), switch (c) {
                    case VERDICT -> List.of(VerdictWords.word(true), VerdictWords.word(false));
                    case CRITERIA -> spec.merchants().criteria();
                    case SITE_CHECK -> List.of("是");
                    default -> List.<String>of();
                })).toList(), reason, lines);
    }

    private static List<String> cells(ProgrammeSpec spec, Shop s, VerdictNote noted) {
        String industry = spec.industries().stream().filter(i -> i.code().equals(s.industry())).map(ProgrammeSpec.Industry::name).findFirst().orElse(s.industry());
        List<String> marks = new ArrayList<>();
        if (s.aboveThreshold()) {
            marks.add("四上");
        }
        if (s.doubtful()) {
            marks.add("代码存疑");
        }
        if (s.remark() != null && !s.remark().isEmpty()) {
            marks.add("他单位也推荐");
        }
        return List.of(s.storeId(), s.name(), s.creditCode(), industry, spec.unit(s.unit()).name(), s.address(), String.join("、", marks),
                noted == null || noted.agreed() == null ? "" : VerdictWords.word(noted.agreed()), noted == null ? "" : noted.reason(),
                noted == null ? "" : String.join("、", new TreeSet<>(noted.criteria())), noted != null && noted.siteCheck() ? "是" : "");
    }

    /** In the order in which they are judged. */
    private Map<String, Shop> waiting(DeliveryId delivery) {
        Map<String, Shop> waiting = new LinkedHashMap<>();
        shops.ofDelivery(delivery, null, Integer.MAX_VALUE).stream().filter(s -> s.state() == ShopState.DELIVERED).forEach(s -> waiting.put(s.storeId(), s));
        return waiting;
    }

    private ProgrammeSpec spec(DeliveryId delivery) {
        return programmes.spec(verdicts.find(delivery).orElseThrow(() -> Verdicts.unknown(delivery)).programme());
    }

    private static String mark(DeliveryId delivery, ReviewDesk desk) {
        return AnswerSheet.OURS + "verdicts-1 " + delivery.value() + " " + desk.code();
    }
}

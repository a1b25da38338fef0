package org.huimin.merchant;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.document.Attachment;
import org.huimin.document.Attachments;
import org.huimin.document.SheetReader;
import org.huimin.document.SheetWriter;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.merchant.ListImport.Fault;
import org.huimin.merchant.MerchantDirectory.Store;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.stereotype.Service;

/** The shops a platform is to take on as a sheet that comes back with the platform's merchant numbers. */
@Service
public class NumberSheets {

    private static final List<AnswerColumn> COLUMNS = AnswerColumn.OF_NUMBERS;

    private final MerchantDirectory directory;
    private final Participations participations;
    private final ProgrammeRegister programmes;
    private final Attachments attachments;
    private final SheetReader reader;
    private final SheetWriter writer;

    NumberSheets(MerchantDirectory directory, Participations participations, ProgrammeRegister programmes, Attachments attachments,
                 SheetReader reader, SheetWriter writer) {
        this.directory = directory;
        this.participations = participations;
        this.programmes = programmes;
        this.attachments = attachments;
        this.reader = reader;
        this.writer = writer;
    }

    /** @param kept store id → the number that is already filled in */
    public byte[] out(CaseRef programme, String platform, Map<String, String> kept) {
        ProgrammeSpec spec = programmes.spec(programme.root());
        return writer.write(table(programme, platform, spec, null, directory.unboarded(programme, platform).stream()
                .map(s -> new SheetWriter.Line(cells(spec, s, kept.getOrDefault(s.storeId(), "")), null)).toList()));
    }

    /** @throws Refused where the file is no sheet of this platform and programme */
    public SheetCheck check(CaseRef programme, String platform, Map<String, String> kept, Attachment file) {
        return judged(programme, platform, kept, file).check();
    }

    /** The same of a file that is not kept. */
    public SheetCheck check(CaseRef programme, String platform, String name, Path file) {
        return judged(programme, platform, Map.of(), name, file).check();
    }

    public byte[] marked(CaseRef programme, String platform, Attachment file) {
        return writer.write(table(programme, platform, programmes.spec(programme.root()), ListFile.REASON,
                AnswerSheet.marked(judged(programme, platform, Map.of(), file).lines(), COLUMNS)));
    }

    /** @return store id → number, what was kept and the sheet does not name included. @throws Refused where one line is faulty */
    public Map<String, String> numbers(CaseRef programme, String platform, Map<String, String> kept, Attachment file) {
        Judged judged = judged(programme, platform, kept, file);
        if (!judged.check().takeable()) {
            throw Refused.invalid("merchant.sheet-faulty", "file", file.name(), "文件“" + file.name() + "”有" + judged.check().faulty()
                    + "行需要修改，没有读入任何商户号。请下载标注了问题的表格，改好后重新上传。");
        }
        return judged.numbers();
    }

    private record Judged(List<AnswerSheet.Line> lines, Map<String, String> numbers, SheetCheck check) { }

    private Judged judged(CaseRef programme, String platform, Map<String, String> kept, Attachment file) {
        return judged(programme, platform, kept, file.name(), attachments.path(file.id()));
    }

    private Judged judged(CaseRef programme, String platform, Map<String, String> kept, String name, Path file) {
        Map<String, String> names = directory.unboarded(programme, platform).stream()
                .collect(Collectors.toMap(Store::storeId, Store::name, (a, b) -> a, LinkedHashMap::new));
        List<AnswerSheet.Line> lines = AnswerSheet.read(reader, name, file, mark(programme, platform), COLUMNS,
                AnswerColumn.MERCHANT_NUMBER, names);
        Map<String, String> numbers = new LinkedHashMap<>(kept);
        numbers.keySet().retainAll(names.keySet());
        Map<String, String> given = new LinkedHashMap<>();
        lines.forEach(line -> given.putIfAbsent(line.says(AnswerColumn.STORE), number(line)));
        Map<String, String> owner = new HashMap<>(participations.merchantNumbers(programme.root(), platform));
        numbers.forEach((store, number) -> {
            if (given.getOrDefault(store, "").isEmpty()) {
                owner.putIfAbsent(number, store);
            }
        });
        List<SheetCheck.Change> changed = new ArrayList<>();
        int filled = 0;
        for (AnswerSheet.Line line : lines) {
            String number = number(line);
            String store = line.says(AnswerColumn.STORE);
            if (!number.isEmpty()) {
                judge(line, store, number, owner);
                filled++;
                String before = kept.getOrDefault(store, "");
                if (!before.isEmpty() && !before.equals(number) && names.containsKey(store)) {
                    changed.add(new SheetCheck.Change(store, names.get(store), before, number));
                }
                numbers.put(store, number);
            }
        }
        List<Fault> faults = lines.stream().flatMap(l -> l.faults().stream()).toList();
        int faulty = (int) lines.stream().filter(l -> !l.faults().isEmpty()).count();
        Map<String, Integer> sums = new LinkedHashMap<>();
        sums.put("numbers", numbers.size());
        sums.put("missing", Math.max(0, names.size() - numbers.size()));
        return new Judged(lines, numbers, new SheetCheck(Math.max(filled, faulty), faulty, faults, sums, changed, 0));
    }

    /** Without what sheets put before text that looks like a number. */
    private static String number(AnswerSheet.Line line) {
        return line.says(AnswerColumn.MERCHANT_NUMBER).replaceAll("[\\s'`]", "");
    }

    private static void judge(AnswerSheet.Line line, String store, String number, Map<String, String> owner) {
        if (!Onboarding.wellFormed(number)) {
            line.fault(AnswerColumn.MERCHANT_NUMBER, "平台商户号应为4至64位字母、数字、横线或下划线，不能用个人收款码或手机号。");
            return;
        }
        String other = owner.putIfAbsent(number, store);
        if (other != null && !other.equals(store)) {
            line.fault(AnswerColumn.MERCHANT_NUMBER, "平台商户号“" + number + "”已用于商户" + other + "，每家商户须有自己的商户号。");
        }
    }

    private SheetWriter.Table table(CaseRef programme, String platform, ProgrammeSpec spec, String reason, List<SheetWriter.Line> lines) {
        String name = spec.platform(platform).map(ProgrammeSpec.Platform::name).orElse(platform);
        return new SheetWriter.Table("入驻名单", name + "待入驻商户（" + spec.name() + "）", mark(programme, platform),
                COLUMNS.stream().map(c -> new SheetWriter.Column(c.title(), c.width(), List.of())).toList(), reason, lines);
    }

    private static List<String> cells(ProgrammeSpec spec, Store s, String number) {
        String industry = spec.industries().stream().filter(i -> i.code().equals(s.industry())).map(ProgrammeSpec.Industry::name).findFirst().orElse(s.industry());
        return List.of(s.storeId(), s.name(), s.creditCode(), industry, spec.unit(s.unit()).name(), s.address(), number);
    }

    private static String mark(CaseRef programme, String platform) {
        return AnswerSheet.OURS + "numbers-1 " + programme.root() + " " + platform;
    }
}

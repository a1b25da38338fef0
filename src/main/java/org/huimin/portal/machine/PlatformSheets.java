package org.huimin.portal.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.document.Attachment;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.merchant.DeliveryId;
import org.huimin.merchant.ListImport;
import org.huimin.merchant.NumberSheets;
import org.huimin.merchant.ReviewDesk;
import org.huimin.merchant.SheetCheck;
import org.huimin.merchant.VerdictSheets;
import org.huimin.tasks.TaskForms.FileField;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;

/** Lists of shops that go out to a platform and come back: with its merchant numbers, or with its verdicts. */
@Component
class PlatformSheets {

    private static final Map<PlatformWork, FileField> FIELDS = Map.of(PlatformWork.NUMBERS, new FileField("numbers", "平台商户号", true, false),
            PlatformWork.VERDICTS, new FileField("verdicts", "核验结论", true, false));

    private final NumberSheets numbers;
    private final VerdictSheets verdicts;

    PlatformSheets(NumberSheets numbers, VerdictSheets verdicts) {
        this.numbers = numbers;
        this.verdicts = verdicts;
    }

    /** What the work takes; none where it is not answered by such a list. */
    static List<FileField> fields(WorkItem item) {
        return PlatformWork.of(item.task()).map(FIELDS::get).stream().toList();
    }

    /** An xlsx. @throws Refused absent where the work is not answered by such a list */
    byte[] out(WorkItem item) {
        return switch (PlatformWork.of(item.task()).orElseThrow()) {
            case NUMBERS -> numbers.out(item.root(), item.context("platform"), Map.of());
            case VERDICTS -> verdicts.out(delivery(item), desk(item));
            default -> throw Refused.absent("这项待办没有可以下载填写的表格。");
        };
    }

    SheetCheck checkNumbers(CaseRef programme, String platform, String name, Path file) {
        return numbers.check(programme, platform, name, file);
    }

    SheetCheck checkVerdicts(WorkItem item, String name, Path file) {
        return verdicts.check(delivery(item), desk(item), name, file);
    }

    /** @return what goes into the form; null where it goes elsewhere. @throws Refused naming every fault of every line */
    String take(Actor actor, WorkItem item, Attachment file) {
        if (item.task().equals(PlatformWork.NUMBERS.task())) {
            orRefuse(numbers.check(item.root(), item.context("platform"), Map.of(), file));
            return numbers.numbers(item.root(), item.context("platform"), Map.of(), file).entrySet().stream()
                    .map(n -> n.getKey() + " " + n.getValue()).collect(Collectors.joining("\n"));
        }
        SheetCheck check = orRefuse(verdicts.check(delivery(item), desk(item), file));
        verdicts.take(actor, delivery(item), desk(item), file, false, check.seen());
        return null;
    }

    private static SheetCheck orRefuse(SheetCheck check) {
        if (!check.faults().isEmpty()) {
            throw Refused.invalid(check.faults().stream().map(PlatformSheets::reason).toList());
        }
        if (!check.takeable()) {
            throw Refused.invalid("merchant.sheet-empty", "file", "", "文件的表头下面没有填写任何内容，请填写后再送。");
        }
        return check;
    }

    static Refused.Reason reason(ListImport.Fault fault) {
        return new Refused.Reason("merchant.sheet-line", fault.column(), fault.value(), fault.message());
    }

    private static DeliveryId delivery(WorkItem item) {
        return new DeliveryId(item.context("delivery"));
    }

    private static ReviewDesk desk(WorkItem item) {
        return ReviewDesk.platform(item.context("platform"));
    }
}

package org.huimin.portal.machine;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.huimin.document.Attachments;
import org.huimin.identity.Machine;
import org.huimin.kernel.Refused;
import org.huimin.ledger.FileKind;
import org.huimin.ledger.Trying;
import org.huimin.merchant.SheetCheck;
import org.huimin.tasks.Filter;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The test door: a platform's developer sends a file and hears everything that is wrong with it. Nothing is handed in, kept
 * or recorded.
 */
@RestController
@ConditionalOnWebApplication
class CheckDoor {

    private static final long LARGEST_MIB = 20;
    private static final int TOLD = 1000;
    private static final int MOST = 200;

    private final Door door;
    private final Attachments attachments;
    private final Trying trying;
    private final PlatformSheets sheets;
    private final Inbox inbox;
    /** Files are judged one at a time anyhow; whoever comes second is told to wait rather than kept waiting. */
    private final Semaphore free = new Semaphore(2);

    CheckDoor(Door door, Attachments attachments, Trying trying, PlatformSheets sheets, Inbox inbox) {
        this.door = door;
        this.attachments = attachments;
        this.trying = trying;
        this.sheets = sheets;
        this.inbox = inbox;
    }

    /** What may be tried: the files of a settlement, a day's table, and lists of shops. */
    enum Kind { CLAIMS, REDEMPTIONS, REFUNDS, BANK, DAILY, NUMBERS, VERDICTS }

    /** @param place where it stands in the file; @param reason of the contract; empty for a list of shops; @param detail sentences, where there is more to say than the reason */
    record Fault(String place, String id, String reason, List<Refused.Reason> detail) { }

    /**
     * What handing the file in would come to.
     *
     * @param mapping the column mapping it was read by; empty for the contract's own layout
     * @param rows    that were read
     * @param refused how many would be refused
     * @param faults  of the first thousand of these
     */
    record Checked(Kind kind, String name, String sha256, long bytes, String mapping, long rows, long refused, List<Fault> faults) { }

    /** @param name the file's, with its ending */
    @PostMapping("/api/programmes/{code}/platforms/{platform}/check/{kind}")
    Checked check(Machine machine, @PathVariable String code, @PathVariable String platform, @PathVariable String kind, @RequestParam(defaultValue = "") String name,
                  HttpServletRequest request) throws IOException {
        Door.Visitor visitor = door.enter(machine, code, platform);
        Kind of = Arrays.stream(Kind.values()).filter(k -> k.name().equalsIgnoreCase(kind)).findFirst().orElseThrow(() -> Refused.invalid("check.kind", "kind", kind,
                "“" + kind + "”不能试送，可试送：" + Arrays.stream(Kind.values()).map(k -> k.name().toLowerCase(java.util.Locale.ROOT)).toList() + "。"));
        if (name.isBlank() || name.length() > 120) {
            throw Refused.invalid("check.name", "name", name, "请在参数 name 中给出文件名（含扩展名，最多120字）。");
        }
        try (Sent sent = Sent.receive(request, Math.min(LARGEST_MIB, attachments.limitMiB()) << 20)) {
            attachments.judge(name, sent.file());
            if (!free.tryAcquire()) {
                throw Refused.conflict("check.busy", "正在试查其他文件，请稍后再试。");
            }
            try {
                return checked(visitor, of, name, sent);
            } finally {
                free.release();
            }
        }
    }

    private Checked checked(Door.Visitor visitor, Kind kind, String name, Sent sent) {
        return switch (kind) {
            case DAILY -> new Checked(kind, name, sent.sha256(), sent.bytes(), "",
                    trying.daily(visitor.programme(), visitor.platform().code(), name, sent.file()).rows().size(), 0, List.of());
            case NUMBERS -> sheet(kind, name, sent, sheets.checkNumbers(visitor.programme(), visitor.platform().code(), name, sent.file()));
            case VERDICTS -> sheet(kind, name, sent, sheets.checkVerdicts(waiting(visitor), name, sent.file()));
            default -> {
                Trying.Outcome outcome = trying.rows(visitor.programme(), visitor.platform().code(), FileKind.valueOf(kind.name()), name, sent.file(), TOLD);
                yield new Checked(kind, name, sent.sha256(), sent.bytes(), outcome.mapping(), outcome.rows(), outcome.refused(),
                        outcome.faults().stream().map(r -> new Fault(r.place(), r.id(), r.reason(), r.detail())).toList());
            }
        };
    }

    private static Checked sheet(Kind kind, String name, Sent sent, SheetCheck check) {
        return new Checked(kind, name, sent.sha256(), sent.bytes(), "", check.lines(), check.faulty(), check.faults().stream().limit(TOLD)
                .map(f -> new Fault(f.place(), "", "", List.of(PlatformSheets.reason(f)))).toList());
    }

    private WorkItem waiting(Door.Visitor visitor) {
        Filter its = new Filter(visitor.programme().value(), PlatformWork.VERDICTS.task(), null, "");
        return inbox.claimable(visitor.actor(), its, null, MOST).items().stream().filter(visitor::owns).findFirst()
                .orElseThrow(() -> Refused.conflict("check.nothing-waits", "现在没有待本平台核验的商户，不能试查核验结论。"));
    }
}

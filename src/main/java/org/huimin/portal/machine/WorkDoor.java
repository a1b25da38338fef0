package org.huimin.portal.machine;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huimin.document.Attachment;
import org.huimin.document.Attachments;
import org.huimin.identity.Machine;
import org.huimin.kernel.Refused;
import org.huimin.tasks.Deposit;
import org.huimin.tasks.Depositing;
import org.huimin.tasks.Filter;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.TaskForms;
import org.huimin.tasks.TaskForms.FileField;
import org.huimin.tasks.WorkItem;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where a platform's machine asks what work waits for it, brings the files and hands them in. It answers the same work as
 * the platform's people would, by the same way and with the same checks; whoever is first does it.
 */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/programmes/{code}/platforms/{platform}/work")
class WorkDoor {

    private static final int MOST = 200;

    private final Door door;
    private final Inbox inbox;
    private final TaskForms forms;
    private final Depositing depositing;
    private final Attachments attachments;
    private final PlatformSheets sheets;

    WorkDoor(Door door, Inbox inbox, TaskForms forms, Depositing depositing, Attachments attachments, PlatformSheets sheets) {
        this.door = door;
        this.inbox = inbox;
        this.forms = forms;
        this.depositing = depositing;
        this.attachments = attachments;
        this.sheets = sheets;
    }

    /** What waits to be done. @param work which files are asked for; @param subject what it is about, e.g. a phase; @param dueAt null where nothing is due */
    record Waiting(String id, PlatformWork work, String name, String subject, Instant dueAt, List<FileField> fields) { }

    record Waitings(List<Waiting> items) { }

    /** @param sha256 hexadecimal */
    record Brought(String field, String name, String sha256, long bytes, Instant storedAt) {

        static Brought of(Deposit d) {
            return new Brought(d.field(), d.name(), d.sha256(), d.bytes(), d.storedAt());
        }
    }

    /** How a piece of work stands. @param files brought for it; @param doneAt null while it waits */
    record Standing(String id, PlatformWork work, String name, String subject, Instant dueAt, WorkItem.State state, Instant doneAt,
                    List<FileField> fields, List<Brought> files) { }

    @GetMapping
    Waitings list(Machine machine, @PathVariable String code, @PathVariable String platform) {
        Door.Visitor visitor = door.enter(machine, code, platform);
        Filter programme = new Filter(visitor.programme().value(), "", null, "");
        return new Waitings(inbox.claimable(visitor.actor(), programme, null, MOST).items().stream().filter(visitor::owns)
                .map(i -> new Waiting(i.id(), work(i), i.name(), i.subject(), i.dueAt(), fields(i))).toList());
    }

    @GetMapping("/{id}")
    Standing read(Machine machine, @PathVariable String code, @PathVariable String platform, @PathVariable String id) {
        Door.Visitor visitor = door.enter(machine, code, platform);
        return standing(item(visitor, id));
    }

    /** The list of shops that is to come back filled in, as xlsx. */
    @GetMapping("/{id}/sheet")
    ResponseEntity<byte[]> sheet(Machine machine, @PathVariable String code, @PathVariable String platform, @PathVariable String id) {
        WorkItem item = item(door.enter(machine, code, platform), id);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(item.name() + ".xlsx", StandardCharsets.UTF_8).build().toString())
                .body(sheets.out(item));
    }

    /**
     * Brings a file; nothing is handed in by it. The same bytes under the same name again change nothing.
     *
     * @param field one of those the work says it takes
     */
    @PutMapping("/{id}/files/{field}/{name}")
    Brought bring(Machine machine, @PathVariable String code, @PathVariable String platform, @PathVariable String id, @PathVariable String field,
                  @PathVariable String name, HttpServletRequest request) throws IOException {
        Door.Visitor visitor = door.enter(machine, code, platform);
        FileField into = field(item(visitor, id), field);
        if (name.length() > 120) {
            throw Refused.invalid("delivery.name", "name", name, "文件名最多120字。");
        }
        try (Sent sent = Sent.receive(request, attachments.limitMiB() << 20)) {
            return Brought.of(depositing.bring(visitor.actor(), id, new Depositing.Brought(field, name, sent.sha256(), sent.bytes(), into.several()),
                    item -> keep(visitor, item, name, sent)));
        }
    }

    private String keep(Door.Visitor visitor, WorkItem item, String name, Sent sent) {
        try (InputStream content = Files.newInputStream(sent.file())) {
            Attachment kept = attachments.store(visitor.actor(), item.caseRef(), name, content);
            return PlatformSheets.fields(item).isEmpty() ? kept.id() : sheets.take(visitor.actor(), item, kept);
        } catch (IOException outage) {
            throw new UncheckedIOException(outage);
        }
    }

    /** Takes back a file that is not yet handed in. */
    @DeleteMapping("/{id}/files/{field}/{name}")
    Standing takeAway(Machine machine, @PathVariable String code, @PathVariable String platform, @PathVariable String id, @PathVariable String field,
                      @PathVariable String name) {
        Door.Visitor visitor = door.enter(machine, code, platform);
        WorkItem item = item(visitor, id);
        if (item.task().equals(PlatformWork.VERDICTS.task())) {
            throw Refused.conflict("deposit.noted", "核验结论已经逐户记下，不能撤回；请把改好的表格用同一文件名重新送来。");
        }
        depositing.takeAway(visitor.actor(), id, field, name);
        return standing(item);
    }

    /**
     * Hands in what was brought.
     *
     * @param key    the machine's own number for it: sent again, it is done once and answered alike
     * @param remark for whoever reads it; empty for none
     * @param reason why a day's table is stated once more; needed where it was stated before
     */
    @PostMapping("/{id}/submit")
    Standing submit(Machine machine, @PathVariable String code, @PathVariable String platform, @PathVariable String id,
                    @RequestHeader(name = "Idempotency-Key", required = false) String key, @RequestParam(defaultValue = "") String remark,
                    @RequestParam(name = "restatementReason", defaultValue = "") String reason) {
        Door.Visitor visitor = door.enter(machine, code, platform);
        Map<String, Object> besides = besides(item(visitor, id), remark, reason);
        door.once(visitor, key, item -> item.id().equals(id), () -> depositing.handIn(visitor.actor(), id, besides, key),
                item -> depositing.repeat(visitor.actor(), item, besides, key));
        return standing(item(visitor, id));
    }

    private static Map<String, Object> besides(WorkItem item, String remark, String reason) {
        Map<String, Object> besides = new LinkedHashMap<>();
        if (item.task().equals(PlatformWork.VERDICTS.task())) {
            besides.put("confirmed", true);
        }
        if (!remark.isBlank()) {
            besides.put("remark", remark.strip());
        }
        if (!reason.isBlank()) {
            besides.put("restatementReason", reason.strip());
        }
        return besides;
    }

    private Standing standing(WorkItem i) {
        return new Standing(i.id(), work(i), i.name(), i.subject(), i.dueAt(), i.state(), i.doneAt(), fields(i),
                depositing.of(i).stream().map(Brought::of).toList());
    }

    private WorkItem item(Door.Visitor visitor, String id) {
        WorkItem item = inbox.get(visitor.actor(), id);
        if (!visitor.owns(item)) {
            throw Refused.absent(WorkItem.NOT_HERE);
        }
        return item;
    }

    private static PlatformWork work(WorkItem item) {
        return PlatformWork.of(item.task()).orElseThrow();
    }

    private List<FileField> fields(WorkItem item) {
        return Stream.concat(forms.files(item).stream(), PlatformSheets.fields(item).stream()).toList();
    }

    private FileField field(WorkItem item, String key) {
        List<FileField> takes = fields(item);
        return takes.stream().filter(f -> f.key().equals(key)).findFirst().orElseThrow(() -> Refused.invalid("delivery.field", "field", key,
                "“" + item.name() + "”不收“" + key + "”，可收：" + String.join("、", takes.stream().map(f -> f.key() + "（" + f.label() + "）").toList()) + "。"));
    }
}

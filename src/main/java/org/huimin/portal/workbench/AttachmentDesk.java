package org.huimin.portal.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.huimin.document.Attachment;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes files for an answer, one at a time as they are chosen, and hands them out again to people of the case. */
@RestController
class AttachmentDesk {

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    /** Media type → policy of its page. The browsers' own PDF readers work in no sandbox, and run no script of the page's. */
    private static final Map<String, String> OWN_PAGE = Map.of(
            "image/png", NOTHING + "; sandbox; style-src 'unsafe-inline'; img-src 'self'",
            "image/jpeg", NOTHING + "; sandbox; style-src 'unsafe-inline'; img-src 'self'",
            "application/pdf", NOTHING + "; object-src 'self'; style-src 'unsafe-inline'; img-src 'self'");

    private final Attachments attachments;
    private final Inbox inbox;
    private final CaseAccess access;

    AttachmentDesk(Attachments attachments, Inbox inbox, CaseAccess access) {
        this.attachments = attachments;
        this.inbox = inbox;
        this.access = access;
    }

    record Stored(String id, String name, long size) { }

    @PostMapping("/desk/attachments")
    Stored store(Actor actor, @RequestParam String item, @RequestParam MultipartFile file) throws IOException {
        WorkItem work = held(actor, item);
        try (InputStream content = file.getInputStream()) {
            Attachment stored = attachments.store(actor, work.caseRef(), file.getOriginalFilename(), content);
            return new Stored(stored.id(), stored.name(), stored.size());
        }
    }

    /** Who does not hold the work adds nothing to it. */
    private WorkItem held(Actor actor, String item) {
        WorkItem work = inbox.get(actor, item);
        if (work.state() != WorkItem.State.CLAIMED || !actor.account().equals(work.assignee())) {
            throw Refused.conflict("task.not-claimed", "“" + work.name() + "”不在您手上，请先签收再上传文件。");
        }
        return work;
    }

    /** What the person who uploaded it called it; its number where this person may not see it. */
    String name(Actor actor, String id) {
        try {
            return access.attachment(actor, id).name();
        } catch (Refused notForThem) {
            return id;
        }
    }

    /**
     * The bytes of a picture or a PDF, alone in a page of their own: whatever is hidden in them may load nothing, run
     * nothing and stands in no frame. The type is the one its content was judged to be.
     */
    @GetMapping("/desk/attachments/{id}/content")
    ResponseEntity<InputStreamResource> content(Actor actor, @PathVariable String id) {
        Attachment attachment = access.attachment(actor, id);
        String policy = OWN_PAGE.get(attachment.mediaType());
        if (policy == null) {
            throw Refused.absent("这种文件不能在页面上预览，请下载后查看。");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(attachment.mediaType()))
                .contentLength(attachment.size())
                .header("Content-Security-Policy", policy)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline().filename(attachment.name(), StandardCharsets.UTF_8).build().toString())
                .body(new InputStreamResource(attachments.open(id)));
    }

    /** As a download, never shown inside a page of ours. */
    @GetMapping("/desk/attachments/{id}")
    ResponseEntity<InputStreamResource> get(Actor actor, @PathVariable String id) {
        Attachment attachment = access.attachment(actor, id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(attachment.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(attachment.name(), StandardCharsets.UTF_8).build().toString())
                .body(new InputStreamResource(attachments.open(id)));
    }
}

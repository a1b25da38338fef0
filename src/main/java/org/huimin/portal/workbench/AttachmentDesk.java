package org.huimin.portal.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.huimin.document.Attachment;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
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
        WorkItem work = inbox.get(actor, item);
        try (InputStream content = file.getInputStream()) {
            Attachment stored = attachments.store(actor, work.caseRef(), file.getOriginalFilename(), content);
            return new Stored(stored.id(), stored.name(), stored.size());
        }
    }

    /** Always as a download, never shown inside a page of ours. */
    @GetMapping("/desk/attachments/{id}")
    ResponseEntity<InputStreamResource> get(Actor actor, @PathVariable String id) {
        Attachment attachment = attachments.get(id);
        access.check(actor, attachment.caseRef());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(attachment.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(attachment.name(), StandardCharsets.UTF_8).build().toString())
                .body(new InputStreamResource(attachments.open(id)));
    }
}

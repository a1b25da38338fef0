package org.huimin.portal.workbench;

import java.io.IOException;
import java.io.InputStream;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.merchant.Recommending;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Takes the photo of a licence that settles a doubtful credit code. */
@Controller
class LicenceDesk {

    private final Inbox inbox;
    private final Attachments attachments;
    private final Recommending recommending;

    LicenceDesk(Inbox inbox, Attachments attachments, Recommending recommending) {
        this.inbox = inbox;
        this.attachments = attachments;
        this.recommending = recommending;
    }

    @PostMapping("/desk/{id}/licence")
    String attach(Actor actor, @PathVariable String id, @RequestParam String store, @RequestParam MultipartFile photo) throws IOException {
        WorkItem item = inbox.get(actor, id);
        if (!actor.account().equals(item.assignee()) || !item.isOpen()) {
            throw Refused.forbidden("task.not-yours", "请先签收这项工作，再上传营业执照照片。");
        }
        try (InputStream content = photo.getInputStream()) {
            recommending.attachLicence(actor, item.root(), store, attachments.store(actor, item.caseRef(), photo.getOriginalFilename(), content).id());
        }
        return "redirect:/desk/" + id;
    }
}

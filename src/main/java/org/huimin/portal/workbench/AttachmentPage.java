package org.huimin.portal.workbench;

import java.util.Set;
import org.huimin.document.Attachment;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One attachment: what it is, who handed it in and when, its digest, and a look at it where browsers can show it. */
@Controller
class AttachmentPage {

    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg");

    private final CaseAccess access;
    private final People people;

    AttachmentPage(CaseAccess access, People people) {
        this.access = access;
        this.people = people;
    }

    @GetMapping("/desk/attachments/{id}/view")
    String show(Actor actor, @PathVariable String id, Model model) {
        Attachment attachment = access.attachment(actor, id);
        model.addAttribute("file", attachment);
        model.addAttribute("readsCase", access.mayRead(actor, attachment.caseRef().root()));
        model.addAttribute("storedBy", people.names().getOrDefault(attachment.storedBy(), attachment.storedBy()));
        model.addAttribute("picture", PICTURES.contains(attachment.mediaType()));
        model.addAttribute("pdf", attachment.mediaType().equals("application/pdf"));
        return "workbench/attachment";
    }
}

package org.huimin.portal.workbench;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.selection.MailArrival;
import org.huimin.selection.MailDesk;
import org.huimin.selection.TenderRegister;
import org.huimin.selection.TenderView;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Mails that could not be taken as applications, by their outside; a clerk notes what became of each. */
@Controller
class MailPage {

    private static final String TASK = "receive-applications";
    private static final Map<String, String> REASONS = Map.of("mail.stray", "stray", "mail.subject", "subject", "mail.lot", "lot", "mail.files", "files",
            "mail.too-large", "too-large", "mail.unreadable", "unreadable", "apply.late", "late", "mail.counted", "counted");

    private final Inbox inbox;
    private final TenderRegister tenders;
    private final MailDesk mails;

    MailPage(Inbox inbox, TenderRegister tenders, MailDesk mails) {
        this.inbox = inbox;
        this.tenders = tenders;
        this.mails = mails;
    }

    @GetMapping("/desk/{id}/mails")
    String list(Actor actor, @PathVariable String id, Model model) {
        WorkItem item = open(actor, id);
        TenderView tender = tenders.view(item.caseRef());
        model.addAttribute("item", item);
        model.addAttribute("tender", tender);
        List<MailArrival> aside = mails.aside(tender);
        model.addAttribute("mails", aside);
        model.addAttribute("mine", actor.account().equals(item.assignee()));
        model.addAttribute("reasons", aside.stream().collect(Collectors.toMap(MailArrival::digest, MailPage::reason)));
        return "workbench/mails";
    }

    @PostMapping("/desk/{id}/mails")
    String note(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String mail, @RequestParam(defaultValue = "") String note,
                RedirectAttributes said) {
        WorkItem item = open(actor, id);
        if (!actor.account().equals(item.assignee())) {
            throw Refused.conflict("task.not-yours", "请先签收这一事项，再登记来件的处理情况。");
        }
        mails.note(actor, item.caseRef(), mail, note);
        said.addFlashAttribute("saved", true);
        return "redirect:/desk/" + id + "/mails";
    }

    private static String reason(MailArrival mail) {
        return "maildesk.rule." + REASONS.getOrDefault(mail.rule(), mail.rule().startsWith("file.") ? "file" : "other");
    }

    private WorkItem open(Actor actor, String id) {
        WorkItem item = inbox.get(actor, id);
        if (!item.task().equals(TASK)) {
            throw Refused.absent(WorkItem.NOT_HERE);
        }
        return item;
    }
}

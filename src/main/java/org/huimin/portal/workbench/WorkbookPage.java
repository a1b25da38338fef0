package org.huimin.portal.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.huimin.document.Attachment;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.merchant.SheetCheck;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * An answer that leaves as a sheet and comes back filled in: download, upload, what it says and what is wrong with which cell,
 * decision. The file is kept and judged anew at every look, so that what is confirmed is what holds then.
 */
@Controller
class WorkbookPage {

    private static final int FIRST = 20;

    private final Inbox inbox;
    private final Attachments attachments;
    private final List<FilledSheet> kinds;

    WorkbookPage(Inbox inbox, Attachments attachments, List<FilledSheet> kinds) {
        this.inbox = inbox;
        this.attachments = attachments;
        this.kinds = kinds;
    }

    @GetMapping("/desk/{id}/workbook.xlsx")
    ResponseEntity<byte[]> out(Actor actor, @PathVariable String id) {
        WorkItem item = inbox.get(actor, id);
        return Workbooks.file(kind(item).name(item), kind(item).out(actor, item));
    }

    @GetMapping("/desk/{id}/workbook")
    String begin(Actor actor, @PathVariable String id, Model model) {
        WorkItem item = inbox.get(actor, id);
        kind(item);
        model.addAttribute("item", item);
        return "workbench/workbook";
    }

    @PostMapping("/desk/{id}/workbook")
    String upload(Actor actor, @PathVariable String id, @RequestParam MultipartFile file) throws IOException {
        WorkItem item = kind(inbox.get(actor, id)).writable(actor, id);
        try (InputStream content = file.getInputStream()) {
            return "redirect:/desk/{id}/workbook/" + attachments.store(actor, item.caseRef(), file.getOriginalFilename(), content).id();
        }
    }

    @GetMapping("/desk/{id}/workbook/{number}")
    String show(Actor actor, @PathVariable String id, @PathVariable String number, Model model) {
        WorkItem item = inbox.get(actor, id);
        Attachment file = file(actor, item, number);
        model.addAttribute("item", item);
        model.addAttribute("file", file);
        try {
            SheetCheck check = kind(item).check(actor, item, file);
            model.addAttribute("check", check);
            model.addAttribute("faults", check.faults().stream().limit(FIRST).toList());
        } catch (Refused no) {
            model.addAttribute("trouble", no.reasons());
        }
        return "workbench/workbook";
    }

    @GetMapping("/desk/{id}/workbook/{number}/marked.xlsx")
    ResponseEntity<byte[]> marked(Actor actor, @PathVariable String id, @PathVariable String number) {
        WorkItem item = inbox.get(actor, id);
        Attachment file = file(actor, item, number);
        return Workbooks.file(Workbooks.marked(file.name()), kind(item).marked(item, file));
    }

    @PostMapping("/desk/{id}/workbook/{number}")
    String take(Actor actor, @PathVariable String id, @PathVariable String number, @RequestParam(defaultValue = "false") boolean rest,
                @RequestParam(defaultValue = "0") long seen, RedirectAttributes then) {
        FilledSheet kind = kind(inbox.get(actor, id));
        WorkItem item = kind.writable(actor, id);
        then.addFlashAttribute("fromSheet", kind.take(actor, item, file(actor, item, number), rest, seen));
        return "redirect:/desk/{id}";
    }

    private FilledSheet kind(WorkItem item) {
        return kinds.stream().filter(k -> k.suits(item)).findFirst().orElseThrow(() -> Refused.absent("这项待办没有可以下载填写的表格。"));
    }

    /** Only whoever brought the sheet goes on with it. */
    private Attachment file(Actor actor, WorkItem item, String number) {
        return attachments.find(number).filter(a -> a.caseRef().equals(item.caseRef()) && a.storedBy().equals(actor.account()))
                .orElseThrow(() -> Refused.absent(WorkItem.NOT_HERE));
    }
}

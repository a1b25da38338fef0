package org.huimin.portal.workbench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.huimin.document.Attachments;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.merchant.ListImport;
import org.huimin.merchant.ListImporting;
import org.huimin.merchant.RecommendationRegister;
import org.huimin.merchant.WorkingListRegister;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.tasks.Desk;
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

/** A list that comes as a file, as a conversation: template, upload, check, what is wrong with which cell, decision. */
@Controller
class ImportPage {

    private final Inbox inbox;
    private final Desk desk;
    private final ListImporting importing;
    private final WorkingListRegister lists;
    private final RecommendationRegister recommendations;
    private final ProgrammeRegister programmes;
    private final Attachments attachments;
    private final People people;

    ImportPage(Inbox inbox, Desk desk, ListImporting importing, WorkingListRegister lists, RecommendationRegister recommendations,
               ProgrammeRegister programmes, Attachments attachments, People people) {
        this.people = people;
        this.inbox = inbox;
        this.desk = desk;
        this.importing = importing;
        this.lists = lists;
        this.recommendations = recommendations;
        this.programmes = programmes;
        this.attachments = attachments;
    }

    @GetMapping("/desk/{id}/import")
    String begin(Actor actor, @PathVariable String id, Model model) {
        ListPlace place = page(actor, id, model);
        model.addAttribute("names", people.names());
        model.addAttribute("past", importing.of(place.programme(), place.unit(), place.round()));
        return "workbench/import";
    }

    @GetMapping("/desk/{id}/import/template.xlsx")
    ResponseEntity<byte[]> template(Actor actor, @PathVariable String id) {
        ListPlace place = ListPlace.of(inbox.get(actor, id));
        return Workbooks.file("推荐名单模板.xlsx", importing.template(place.programme(), place.unit()));
    }

    @PostMapping("/desk/{id}/import")
    String upload(Actor actor, @PathVariable String id, @RequestParam MultipartFile file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            String begun = desk.during(actor, id, item -> {
                ListPlace place = ListPlace.of(item);
                return importing.begin(actor, place.programme(), place.unit(), place.round(),
                        attachments.store(actor, item.caseRef(), file.getOriginalFilename(), content));
            });
            return "redirect:/desk/{id}/import/" + begun;
        }
    }

    @GetMapping("/desk/{id}/import/{number}")
    String show(Actor actor, @PathVariable String id, @PathVariable String number, Model model) {
        ListPlace place = page(actor, id, model);
        model.addAttribute("run", importing.get(place.programme(), place.unit(), place.round(), number));
        model.addAttribute("held", lists.get(place.programme(), place.unit(), place.round()).lines().size());
        return "workbench/import";
    }

    @GetMapping("/desk/{id}/import/{number}/marked.xlsx")
    ResponseEntity<byte[]> marked(Actor actor, @PathVariable String id, @PathVariable String number) {
        ListPlace place = ListPlace.of(inbox.get(actor, id));
        ListImport run = importing.get(place.programme(), place.unit(), place.round(), number);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        importing.marked(run, out);
        return Workbooks.file(Workbooks.marked(run.fileName()), out.toByteArray());
    }

    @PostMapping("/desk/{id}/import/{number}/cancel")
    String cancel(Actor actor, @PathVariable String id, @PathVariable String number) {
        desk.during(actor, id, item -> {
            ListPlace place = ListPlace.of(item);
            importing.cancel(place.programme(), place.unit(), place.round(), number);
            return null;
        });
        return "redirect:/desk/{id}/import";
    }

    /** @param good take only the lines that are right; @param replace what the list held before goes */
    @PostMapping("/desk/{id}/import/{number}/confirm")
    String confirm(Actor actor, @PathVariable String id, @PathVariable String number, @RequestParam(defaultValue = "false") boolean good,
                   @RequestParam(defaultValue = "false") boolean replace, RedirectAttributes then) {
        int taken = desk.during(actor, id, item -> {
            ListPlace place = ListPlace.of(item);
            return importing.confirm(actor, place.programme(), place.unit(), place.round(), number, good, replace);
        });
        then.addFlashAttribute("imported", taken);
        return "redirect:/desk/{id}";
    }

    private ListPlace page(Actor actor, String id, Model model) {
        WorkItem item = inbox.get(actor, id);
        ListPlace place = ListPlace.of(item);
        model.addAttribute("item", item);
        model.addAttribute("mine", place.editableBy(actor));
        model.addAttribute("required", recommendations.get(place.programme(), place.unit(), place.round()).orElseThrow().required());
        model.addAttribute("programme", programmes.view(place.programme()));
        return place;
    }
}

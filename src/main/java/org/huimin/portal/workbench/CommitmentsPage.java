package org.huimin.portal.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.huimin.document.Attachment;
import org.huimin.document.Attachments;
import org.huimin.document.Paper;
import org.huimin.document.QrCodes;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.merchant.CommitmentLetters;
import org.huimin.merchant.CommitmentRegister;
import org.huimin.merchant.Committing;
import org.huimin.merchant.LinkSigning;
import org.huimin.merchant.PriceSampling;
import org.huimin.portal.layout.PaperFiles;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
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
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A source's commitment letters: printed, photographed with a phone, or signed by a link; and its base prices. */
@Controller
class CommitmentsPage {

    private static final int CODE_SIDE = 260;

    private final Inbox inbox;
    private final ProgrammeRegister programmes;
    private final CommitmentRegister register;
    private final CommitmentLetters letters;
    private final Committing committing;
    private final LinkSigning links;
    private final PriceSampling sampling;
    private final Attachments attachments;
    private final QrCodes codes;
    private final PaperFiles files;

    CommitmentsPage(Inbox inbox, ProgrammeRegister programmes, CommitmentRegister register, CommitmentLetters letters, Committing committing,
                    LinkSigning links, PriceSampling sampling, Attachments attachments, QrCodes codes, PaperFiles files) {
        this.inbox = inbox;
        this.programmes = programmes;
        this.register = register;
        this.letters = letters;
        this.committing = committing;
        this.links = links;
        this.sampling = sampling;
        this.attachments = attachments;
        this.codes = codes;
        this.files = files;
    }

    /** What became of one chosen file. @param message null where it was taken; @param store its shop, or null */
    public record Taken(String name, String store, String message) { }

    @GetMapping("/desk/{id}/commitments")
    String show(Actor actor, @PathVariable String id, Model model) {
        WorkItem item = open(actor, id);
        String unit = item.context("unit");
        ProgrammeSpec spec = programmes.spec(item.root());
        CommitmentRegister.Progress progress = register.progress(item.root(), unit);
        model.addAttribute("item", item);
        model.addAttribute("mine", heldBy(actor, item));
        model.addAttribute("programme", programmes.view(item.root()));
        model.addAttribute("unitName", spec.unit(unit).shortName());
        model.addAttribute("clauses", spec.merchants().commitments());
        model.addAttribute("progress", progress);
        model.addAttribute("missingNames", progress.missing().stream().map(l -> l.store().name()).toList());
        model.addAttribute("limit", attachments.limitMiB());
        model.addAttribute("sampled", sampling.sampled(item.root(), unit));
        return "workbench/commitments";
    }

    @GetMapping("/desk/{id}/commitments/letters")
    ResponseEntity<byte[]> print(Actor actor, @PathVariable String id, @RequestParam(defaultValue = PaperFiles.DOCX) String kind, @RequestParam(defaultValue = "") String store) {
        WorkItem item = open(actor, id);
        String unit = item.context("unit");
        List<Paper> papers = store.isEmpty() ? letters.ofUnit(item.root(), unit) : List.of(letters.ofShop(item.root(), unit, store));
        return files.send("诚信承诺书-" + (store.isEmpty() ? programmes.spec(item.root()).unit(unit).shortName() : store), kind, papers);
    }

    /** Several at once; each finds its shop, or says why it was not taken. */
    @PostMapping("/desk/{id}/commitments/photos")
    String photos(Actor actor, @PathVariable String id, @RequestParam List<MultipartFile> photos, RedirectAttributes after) throws IOException {
        WorkItem item = held(actor, id);
        List<Taken> taken = new ArrayList<>();
        for (MultipartFile photo : photos) {
            if (!photo.isEmpty() || photos.size() > 1) {
                taken.add(take(actor, item, photo));
            }
        }
        after.addFlashAttribute("taken", taken);
        return back(id, "photos");
    }

    private Taken take(Actor actor, WorkItem item, MultipartFile photo) throws IOException {
        try {
            Attachment stored = store(actor, item, photo);
            List<String> seen = codes.read(attachments.path(stored.id()));
            Optional<String> shop = committing.photo(actor, item.root(), item.context("unit"), stored.id(), seen);
            return new Taken(stored.name(), shop.orElse(null), null);
        } catch (Refused no) {
            return new Taken(photo.getOriginalFilename(), null, no.getMessage());
        }
    }

    private Attachment store(Actor actor, WorkItem item, MultipartFile file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            return attachments.store(actor, papers(item), file.getOriginalFilename(), content);
        }
    }

    /** Signed letters carry names, so they lie in a case of their own that only their unit and its supervisors may open. */
    private static CaseRef papers(WorkItem item) {
        return item.root().child("CMT", item.context("unit"));
    }

    @PostMapping("/desk/{id}/commitments/photos/{attachment}")
    String assign(Actor actor, @PathVariable String id, @PathVariable String attachment, @RequestParam String store) {
        WorkItem item = held(actor, id);
        committing.assign(actor, item.root(), item.context("unit"), attachment, store);
        return back(id, "photos");
    }

    /** Shows the new link once, also as a code for the merchant to photograph on the spot. */
    @PostMapping("/desk/{id}/commitments/links")
    String link(Actor actor, @PathVariable String id, @RequestParam String store, RedirectAttributes after) {
        WorkItem item = held(actor, id);
        if (item.dueAt() == null) {
            throw Refused.conflict("merchant.link-without-date", "这项工作没有办理期限，不能发出限时链接。");
        }
        String token = links.issue(actor, item.root(), item.context("unit"), store, item.dueAt());
        String address = ServletUriComponentsBuilder.fromCurrentContextPath().path("/commitments/" + token).toUriString();
        after.addFlashAttribute("link", address);
        after.addFlashAttribute("linkStore", store);
        after.addFlashAttribute("linkCode", "data:image/png;base64," + Base64.getEncoder().encodeToString(codes.png(address, CODE_SIDE)));
        return back(id, "link");
    }

    @PostMapping("/desk/{id}/commitments/samples")
    String sample(Actor actor, @PathVariable String id, @RequestParam String store, @RequestParam String goods, @RequestParam String price,
                  @RequestParam String takenOn, @RequestParam MultipartFile photo) throws IOException {
        WorkItem item = held(actor, id);
        String stored = photo.isEmpty() ? null : store(actor, item, photo).id();
        sampling.record(actor, item.root(), item.context("unit"), store, goods, price, day(takenOn), stored);
        return back(id, "samples");
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private WorkItem open(Actor actor, String id) {
        WorkItem item = inbox.get(actor, id);
        if (!item.task().equals("register-commitments")) {
            throw Refused.absent("没有这项待办，或者它不在您的办理范围内。");
        }
        if (!item.isOpen()) {
            throw Refused.conflict("task.done", "“" + item.name() + "”已经办理完毕，承诺书不再变动。");
        }
        return item;
    }

    /** The list of letters is its holder's to complete, as the list of shops was. */
    private WorkItem held(Actor actor, String id) {
        WorkItem item = open(actor, id);
        if (!heldBy(actor, item)) {
            throw Refused.forbidden("task.not-yours", item.state() == WorkItem.State.OPEN ? "请先签收“" + item.name() + "”，再办理承诺书。"
                    : "“" + item.name() + "”已由" + item.assigneeName() + "签收，承诺书由签收人办理。");
        }
        return item;
    }

    private static boolean heldBy(Actor actor, WorkItem item) {
        return item.state() == WorkItem.State.CLAIMED && actor.account().equals(item.assignee());
    }

    private static String back(String id, String place) {
        return "redirect:/desk/" + id + "/commitments#" + place;
    }
}

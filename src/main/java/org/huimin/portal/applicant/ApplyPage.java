package org.huimin.portal.applicant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.portal.layout.PaperFiles;
import org.huimin.portal.layout.ScriptTexts;
import org.huimin.programme.SelectionSpec.Condition;
import org.huimin.programme.SelectionSpec.ConditionKind;
import org.huimin.programme.SelectionSpec.Lot;
import org.huimin.programme.SelectionSpec.Material;
import org.huimin.selection.Agreement;
import org.huimin.selection.ApplicationRegister;
import org.huimin.selection.ApplicationState;
import org.huimin.selection.Applying;
import org.huimin.selection.Contracting;
import org.huimin.selection.Inviting;
import org.huimin.selection.Letter;
import org.huimin.selection.Outline;
import org.huimin.selection.OwnApplication;
import org.huimin.selection.Responsiveness;
import org.huimin.selection.ResultLetters;
import org.huimin.selection.SealCeremony;
import org.huimin.selection.Supplementing;
import org.huimin.selection.TenderRegister;
import org.huimin.selection.TenderState;
import org.huimin.selection.TenderView;
import org.huimin.selection.Tendering;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An enterprise's desk: what it may apply for, what it has sent, and where that stands. */
@Controller
class ApplyPage {

    private static final String TEXTS = "apply.";

    private final TenderRegister tenders;
    private final ApplicationRegister applications;
    private final Applying applying;
    private final Tendering tendering;
    private final Supplementing supplementing;
    private final Inviting inviting;
    private final ResultLetters letters;
    private final Contracting contracting;
    private final PaperFiles papers;
    private final Responsiveness responsiveness;
    private final SealCeremony seal;
    private final Attachments attachments;
    private final ScriptTexts texts;
    private final ObjectMapper json;
    private final Clock clock;

    ApplyPage(TenderRegister tenders, ApplicationRegister applications, Applying applying, Tendering tendering, Supplementing supplementing, Inviting inviting,
              Responsiveness responsiveness, ResultLetters letters, Contracting contracting, PaperFiles papers, SealCeremony seal, Attachments attachments,
              ScriptTexts texts, ObjectMapper json, Clock clock) {
        this.tenders = tenders;
        this.applications = applications;
        this.applying = applying;
        this.tendering = tendering;
        this.supplementing = supplementing;
        this.inviting = inviting;
        this.letters = letters;
        this.contracting = contracting;
        this.papers = papers;
        this.responsiveness = responsiveness;
        this.seal = seal;
        this.attachments = attachments;
        this.texts = texts;
        this.json = json;
        this.clock = clock;
    }

    /** An own application with what it was for. */
    public record Row(OwnApplication application, TenderView tender, String lot, String address) { }

    /** A tender with its address. */
    public record Call(TenderView tender, String address) { }

    @GetMapping("/apply")
    String desk(Actor actor, Model model) {
        Applicant.orRefuse(actor);
        model.addAttribute("open", tenders.open().stream().map(t -> new Call(t, Applicant.address(t.caseRef()))).toList());
        List<OwnApplication> own = applications.own(actor);
        Map<String, TenderView> known = own.stream().map(OwnApplication::tender).distinct().map(tenders::find).flatMap(Optional::stream)
                .collect(Collectors.toMap(t -> t.caseRef().value(), t -> t));
        model.addAttribute("own", own.stream().map(a -> row(a, known.get(a.tender().value()))).toList());
        model.addAttribute("waiting", letters.waiting(actor));
        return "applicant/desk";
    }

    @GetMapping("/apply/tenders/{address}")
    String tender(Actor actor, @PathVariable String address, @RequestParam(required = false) String lot, @RequestParam(required = false) String replace,
                  Model model) {
        Applicant.orRefuse(actor);
        TenderView tender = tenders.find(Applicant.tender(address)).filter(t -> t.announcedAt() != null).orElseThrow(Applicant::absent);
        Optional<Lot> chosen = tender.terms().lots().size() == 1 ? Optional.of(tender.terms().lots().get(0)) : tender.lot(lot == null ? "" : lot);
        List<OwnApplication> own = applications.own(actor).stream().filter(a -> a.tender().equals(tender.caseRef())).toList();
        Optional<OwnApplication> inForce = own.stream().filter(a -> a.state() == ApplicationState.SUBMITTED && chosen.isPresent()
                && a.lot().equals(chosen.get().code())).findFirst();
        boolean takes = tender.takesApplications(clock.instant());
        model.addAttribute("tender", tender);
        model.addAttribute("address", address);
        model.addAttribute("call", NoticeAddress.of(tender.caseRef(), tender.notice()).map(NoticeAddress::toString).orElse(null));
        model.addAttribute("takes", takes);
        model.addAttribute("soon", takes ? soon(Duration.between(clock.instant(), tender.deadline())) : null);
        model.addAttribute("lot", chosen.orElse(null));
        model.addAttribute("fingerprint", seal.fingerprint(tender.caseRef()).orElse(null));
        model.addAttribute("own", own.stream().filter(a -> a.state() != ApplicationState.DRAFT).map(a -> row(a, tender)).toList());
        model.addAttribute("inForce", inForce.orElse(null));
        model.addAttribute("replaces", inForce.map(OwnApplication::number).filter(n -> n.equals(replace)).orElse(null));
        model.addAttribute("form", takes && chosen.isPresent() && (inForce.isEmpty() || inForce.get().number().equals(replace)));
        model.addAttribute("licences", tender.terms().conditions().stream().filter(c -> c.kind() == ConditionKind.LICENCE).map(Condition::names)
                .flatMap(List::stream).distinct().toList());
        model.addAttribute("questions", tenders.questions(tender.caseRef()));
        model.addAttribute("limit", attachments.limitMiB());
        model.addAttribute("part", Applying.PART_BYTES);
        model.addAttribute("day", tender.deadline().atZone(Period.ZONE).toLocalDate());
        model.addAttribute("texts", texts());
        return "applicant/tender";
    }

    private static String soon(Duration left) {
        return left.compareTo(Duration.ofHours(1)) < 0 ? "HOUR" : left.compareTo(Duration.ofDays(1)) < 0 ? "DAY" : null;
    }

    /** What a paper of the checklist may be started from. */
    @GetMapping("/apply/tenders/{address}/templates/{material}")
    ResponseEntity<byte[]> template(Actor actor, @PathVariable String address, @PathVariable String material) {
        Applicant.orRefuse(actor);
        TenderView tender = tenders.find(Applicant.tender(address)).filter(t -> t.announcedAt() != null).orElseThrow(Applicant::absent);
        Material asked = tender.terms().material(material).filter(m -> !m.template().isEmpty()).orElseThrow(Applicant::absent);
        return papers.send(asked.name(), PaperFiles.DOCX, List.of(Outline.paper(tender, asked)));
    }

    /** The receipt, or the written refusal: to print and keep. */
    @GetMapping("/apply/applications/{number}")
    String receipt(Actor actor, @PathVariable String number, Model model) {
        Applicant.orRefuse(actor);
        OwnApplication own = applications.own(actor).stream().filter(a -> a.number().equals(number)).findFirst().orElseThrow(Applicant::absent);
        TenderView tender = tenders.view(own.tender());
        model.addAttribute("row", row(own, tender));
        boolean takes = own.state() == ApplicationState.SUBMITTED && tender.takesApplications(clock.instant());
        model.addAttribute("takes", takes);
        model.addAttribute("invited", own.state() == ApplicationState.SUBMITTED && (tender.state() == TenderState.OPEN || tender.state() == TenderState.CLOSED));
        model.addAttribute("asksAgain", takes && tenders.moves(tender.caseRef()).stream().anyMatch(m -> m.confirmAgain() && own.decidedAt().isBefore(m.at())
                && (own.confirmedAt() == null || own.confirmedAt().isBefore(m.at()))));
        model.addAttribute("opening", own.state() == ApplicationState.SUBMITTED ? inviting.of(tender.caseRef()).orElse(null) : null);
        model.addAttribute("supplement", supplementing.asked(own).orElse(null));
        List<Letter> told = letters.own(actor, number);
        model.addAttribute("letter", told.isEmpty() ? null : told.get(told.size() - 1));
        model.addAttribute("letterLines", told.isEmpty() ? List.of() : told.get(told.size() - 1).body().lines().toList());
        Agreement agreement = contracting.own(actor, number).orElse(null);
        model.addAttribute("agreement", agreement);
        model.addAttribute("agreementLines", agreement == null ? List.of() : agreement.body().lines().toList());
        model.addAttribute("maySign", agreement != null && agreement.state() == Agreement.State.DRAWN && clock.instant().isBefore(agreement.until()));
        model.addAttribute("clarification", responsiveness.asked(own).orElse(null));
        return "applicant/receipt";
    }

    @PostMapping("/apply/applications/{number}/clarification")
    String clarify(Actor actor, @PathVariable String number, @RequestParam(defaultValue = "") String answer, RedirectAttributes back) {
        Applicant.orRefuse(actor);
        responsiveness.answer(actor, number, answer);
        back.addFlashAttribute("told", "apply.clarify.told");
        return "redirect:/apply/applications/" + number;
    }

    @PostMapping("/apply/applications/{number}/supplement")
    String supplement(Actor actor, @PathVariable String number, @RequestParam(defaultValue = "") String material,
                      @RequestParam(required = false) MultipartFile file) throws IOException {
        Applicant.orRefuse(actor);
        if (file == null || file.isEmpty()) {
            throw Refused.invalid("supplement.file", "file", "", "请选择要补正的文件。");
        }
        try (InputStream content = file.getInputStream()) {
            supplementing.add(actor, number, material, file.getOriginalFilename(), content);
        }
        return "redirect:/apply/applications/" + number;
    }

    @GetMapping("/apply/applications/{number}/letter")
    ResponseEntity<byte[]> letter(Actor actor, @PathVariable String number, @RequestParam(defaultValue = PaperFiles.DOCX) String kind) {
        Applicant.orRefuse(actor);
        Letter letter = letters.own(actor, number).stream().reduce((first, second) -> second).orElseThrow(Applicant::absent);
        return papers.send(letter.title() + "-" + number, kind, List.of(letters.paper(letter)));
    }

    @PostMapping("/apply/applications/{number}/letter")
    String receive(Actor actor, @PathVariable String number) {
        Applicant.orRefuse(actor);
        letters.receive(actor, number);
        return "redirect:/apply/applications/" + number;
    }

    @GetMapping("/apply/applications/{number}/agreement")
    ResponseEntity<byte[]> agreement(Actor actor, @PathVariable String number, @RequestParam(defaultValue = PaperFiles.DOCX) String kind) {
        Applicant.orRefuse(actor);
        Agreement agreement = contracting.own(actor, number).orElseThrow(Applicant::absent);
        return papers.send("协议-" + number, kind, List.of(contracting.paper(agreement)));
    }

    @PostMapping("/apply/applications/{number}/agreement")
    String answer(Actor actor, @PathVariable String number, @RequestParam(defaultValue = "") String answer, @RequestParam(defaultValue = "") String reason) {
        Applicant.orRefuse(actor);
        if (!answer.equals("SIGN") && !answer.equals("DECLINE")) {
            throw Refused.invalid("agreement.answer", "answer", answer, "请选择签署协议或者放弃入选资格。");
        }
        contracting.answer(actor, number, answer.equals("SIGN"), reason);
        return "redirect:/apply/applications/" + number;
    }

    @PostMapping("/apply/applications/{number}/withdraw")
    String withdraw(Actor actor, @PathVariable String number) {
        Applicant.orRefuse(actor);
        applying.withdraw(actor, number);
        return "redirect:/apply";
    }

    @PostMapping("/apply/applications/{number}/confirm")
    String confirm(Actor actor, @PathVariable String number) {
        Applicant.orRefuse(actor);
        applying.confirm(actor, number);
        return "redirect:/apply/applications/" + number;
    }

    /** A question is for everybody, and so is its answer; who asked is told to nobody. */
    @PostMapping("/apply/tenders/{address}/questions")
    String ask(Actor actor, @PathVariable String address, @RequestParam(defaultValue = "") String question, @RequestParam(defaultValue = "") String lot,
               RedirectAttributes next) {
        Applicant.orRefuse(actor);
        tendering.ask(actor, Applicant.tender(address), question);
        next.addAttribute("lot", lot);
        return "redirect:/apply/tenders/" + address;
    }

    private static Row row(OwnApplication application, TenderView tender) {
        return new Row(application, tender, tender.lot(application.lot()).map(Lot::name).orElse(application.lot()), Applicant.address(tender.caseRef()));
    }

    private String texts() {
        try {
            Map<String, String> own = new TreeMap<>(texts.in(LocaleContextHolder.getLocale()));
            own.keySet().removeIf(key -> !key.startsWith(TEXTS));
            return json.writeValueAsString(own);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

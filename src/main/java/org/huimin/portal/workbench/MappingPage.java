package org.huimin.portal.workbench;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huimin.document.Attachment;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.ledger.ColumnMapping;
import org.huimin.ledger.ColumnMappings;
import org.huimin.ledger.FileKind;
import org.huimin.ledger.SavedMapping;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where a platform's people say which of their columns is which, once for each layout: a sample, the headings side by side,
 * the first rows as they would be judged, a name. Works without a script.
 */
@Controller
@RequestMapping("/cases/{ref}/platforms/{platform}/mappings")
class MappingPage {

    private static final int SAMPLE_LINES = 3;
    private static final int SHOWN = 10;
    private static final String PAPERS = "MAP";

    private final CaseAccess access;
    private final ProgrammeRegister programmes;
    private final ColumnMappings mappings;
    private final Attachments attachments;
    private final MappingForms forms;

    MappingPage(CaseAccess access, ProgrammeRegister programmes, ColumnMappings mappings, Attachments attachments, MappingForms forms) {
        this.access = access;
        this.programmes = programmes;
        this.mappings = mappings;
        this.attachments = attachments;
        this.forms = forms;
    }

    /** Whose mappings these are. */
    private record Place(CaseRef programme, ProgrammeSpec spec, String platform) {

        String path() {
            return "/cases/" + programme.value() + "/platforms/" + platform + "/mappings";
        }
    }

    @GetMapping
    String list(Actor actor, @PathVariable String ref, @PathVariable String platform, Model model) {
        Place place = place(actor, ref, platform, model);
        model.addAttribute("saved", mappings.of(place.programme(), platform));
        model.addAttribute("kinds", ColumnMappings.KINDS);
        model.addAttribute("limit", attachments.limitMiB());
        return "workbench/mappings";
    }

    @PostMapping
    String upload(Actor actor, @PathVariable String ref, @PathVariable String platform, @RequestParam String kind, @RequestParam MultipartFile file,
                  Model model) throws IOException {
        Place place = place(actor, ref, platform, model);
        FileKind of = ColumnMappings.KINDS.stream().filter(k -> k.code().equals(kind)).findFirst()
                .orElseThrow(() -> Refused.invalid("ledger.kind", "kind", kind, "请选择这是哪一种文件。"));
        try (InputStream content = file.getInputStream()) {
            return "redirect:" + place.path() + "/samples/" + attachments.store(actor, papers(place, of), file.getOriginalFilename(), content).id();
        }
    }

    @GetMapping("/samples/{sample}")
    String begin(Actor actor, @PathVariable String ref, @PathVariable String platform, @PathVariable String sample, Locale locale, Model model) {
        Place place = place(actor, ref, platform, model);
        Attachment file = sample(place, sample);
        FileKind kind = kind(file);
        List<List<String>> head = mappings.sample(file, true, SAMPLE_LINES);
        MappingForms.Form form = forms.suggest(place.spec(), kind, head.get(0), mappings.of(place.programme(), platform), locale);
        return page(place, file, form, head, model);
    }

    /** @param fields what stands in the form, with the button that was pressed */
    @PostMapping("/samples/{sample}")
    String change(Actor actor, @PathVariable String ref, @PathVariable String platform, @PathVariable String sample,
                  @RequestParam Map<String, String> fields, HttpServletResponse response, RedirectAttributes then, Model model) {
        Place place = place(actor, ref, platform, model);
        Attachment file = sample(place, sample);
        MappingForms.Form form = MappingForms.of(kind(file), fields);
        try {
            ColumnMapping mapping = form.mapping();
            if (fields.containsKey("save")) {
                then.addFlashAttribute("savedAs", form.name().strip());
                then.addFlashAttribute("savedVersion", mappings.save(actor, place.programme(), platform, form.name(), mapping, file));
                return "redirect:" + place.path();
            }
            model.addAttribute("preview", mappings.preview(mapping, file, SHOWN));
        } catch (Refused no) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("trouble", no.reasons());
        }
        return page(place, file, form, mappings.sample(file, form.backtick(), SAMPLE_LINES), model);
    }

    @PostMapping("/{mapping}/retire")
    String retire(Actor actor, @PathVariable String ref, @PathVariable String platform, @PathVariable String mapping, Model model) {
        Place place = place(actor, ref, platform, model);
        mappings.retire(actor, place.programme(), platform, number(mapping));
        return "redirect:" + place.path();
    }

    private String page(Place place, Attachment file, MappingForms.Form form, List<List<String>> head, Model model) {
        model.addAttribute("file", file);
        model.addAttribute("kind", form.kind());
        model.addAttribute("form", form);
        model.addAttribute("header", head.get(0));
        model.addAttribute("lines", head.subList(1, head.size()));
        model.addAttribute("versions", mappings.of(place.programme(), place.platform()).stream().filter(m -> m.mapping().kind() == form.kind())
                .map(SavedMapping::name).toList());
        return "workbench/mapping";
    }

    /** For the platform's own people alone; to others it does not exist. */
    private Place place(Actor actor, String ref, String platform, Model model) {
        CaseRef programme = access.programme(actor, ref);
        ProgrammeSpec spec = programmes.spec(programme);
        ProgrammeSpec.Platform its = spec.platform(platform).filter(p -> p.unit().equals(actor.unit())).orElseThrow(() -> CaseAccess.absent(ref));
        model.addAttribute("programme", programmes.view(programme));
        model.addAttribute("platform", its);
        return new Place(programme, spec, platform);
    }

    /** Samples of one kind lie in a case of their own, so that the kind need not be asked for twice. */
    private static CaseRef papers(Place place, FileKind kind) {
        return place.programme().child(PAPERS, place.platform() + "-" + kind.code());
    }

    private Attachment sample(Place place, String id) {
        return attachments.find(id).filter(a -> ColumnMappings.KINDS.stream().anyMatch(kind -> a.caseRef().equals(papers(place, kind))))
                .orElseThrow(() -> CaseAccess.absent(place.programme().value()));
    }

    private static FileKind kind(Attachment sample) {
        return ColumnMappings.KINDS.stream().filter(kind -> sample.caseRef().value().endsWith("-" + kind.code())).findFirst().orElseThrow();
    }

    private static long number(String text) {
        return text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
    }
}

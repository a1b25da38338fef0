package org.huimin.portal.noticeboard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.portal.layout.ReasonWords;
import org.huimin.portal.layout.TooMany;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.publicity.Challenge;
import org.huimin.publicity.ChallengeWindow;
import org.huimin.selection.Participant;
import org.huimin.workflow.Challenging;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 投诉: a supplier that queried, or objected where the law has no queries, turns to whoever decides complaints. */
@Controller
class ComplaintPage {

    private static final Actor PUBLIC = new Actor("public", "公众", "", Set.of());

    private final Challenging challenging;
    private final ProgrammeRegister programmes;
    private final Attachments attachments;
    private final Turnstile turnstile;
    private final ReasonWords words;
    private final Clock clock;
    private final DataSize largest;

    ComplaintPage(Challenging challenging, ProgrammeRegister programmes, Attachments attachments, Turnstile turnstile, ReasonWords words, Clock clock,
                  @Value("${huimin.public-upload-limit}") DataSize largest) {
        this.challenging = challenging;
        this.programmes = programmes;
        this.attachments = attachments;
        this.turnstile = turnstile;
        this.words = words;
        this.clock = clock;
        this.largest = largest;
    }

    /** @param follows receipt of the query or the objection */
    @GetMapping("/complaints/{receipt}")
    String form(Actor actor, @PathVariable("receipt") String follows, Model model) {
        show(actor, programme(follows), follows, new QueryPage.Typed("", "", "", "", ""), model);
        return "noticeboard/complaint";
    }

    @PostMapping("/complaints/{receipt}")
    String file(Actor actor, @PathVariable("receipt") String follows, @RequestParam(defaultValue = "") String receipt, @RequestParam(defaultValue = "") String contact,
                @RequestParam(defaultValue = "") String matters, @RequestParam(defaultValue = "") String grounds, @RequestParam(defaultValue = "") String laws,
                @RequestParam(required = false) List<MultipartFile> evidence, HttpServletRequest request, HttpServletResponse response, Model model)
            throws IOException {
        CaseRef programme = programme(follows);
        show(actor, programme, follows, new QueryPage.Typed(receipt, contact, matters, grounds, laws), model);
        List<MultipartFile> files = evidence == null ? List.of() : evidence.stream().filter(f -> f.getOriginalFilename() != null
                && !f.getOriginalFilename().isBlank()).toList();
        try {
            ObjectionPage.judge(files, largest);
            Participant by = challenging.supplier(programme, actor, receipt);
            challenging.check(programme, by, follows, new Challenge("", contact, matters, grounds, laws, List.of()));
            if (!turnstile.passes("objection", request.getRemoteAddr())) {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                response.setHeader(HttpHeaders.RETRY_AFTER, TooMany.seconds(turnstile.wait("objection", request.getRemoteAddr())));
                model.addAttribute("reasons", words.of(List.of(new Refused.Reason("public.too-many", "", "",
                        "同一网络地址每小时最多办理" + turnstile.perHour() + "次，请稍后再试；也可以书面提交。"))));
                return "noticeboard/complaint";
            }
            model.addAttribute("filed", challenging.complain(programme, by, follows, new Challenge("", contact, matters, grounds, laws, keep(programme, files))));
        } catch (Refused no) {
            response.setStatus(no.kind() == Refused.Kind.INVALID ? HttpStatus.UNPROCESSABLE_ENTITY.value() : HttpStatus.CONFLICT.value());
            model.addAttribute("reasons", words.of(no.reasons()));
        }
        return "noticeboard/complaint";
    }

    private void show(Actor actor, CaseRef programme, String follows, QueryPage.Typed typed, Model model) {
        model.addAttribute("follows", follows);
        model.addAttribute("programme", programmes.view(programme));
        model.addAttribute("typed", typed);
        model.addAttribute("supplier", challenging.supplier(programme, actor).map(Participant::enterprise).orElse(null));
        model.addAttribute("largest", largest.toMegabytes());
        model.addAttribute("most", ObjectionPage.MOST_FILES);
        try {
            ChallengeWindow window = challenging.complaints(programme, follows);
            model.addAttribute("window", window);
            model.addAttribute("takes", window.open(clock.instant()));
        } catch (Refused notYet) {
            model.addAttribute("takes", false);
        }
    }

    private CaseRef programme(String follows) {
        return challenging.complained(follows).orElseThrow(() -> Refused.absent("没有回执号为“" + follows + "”的可以投诉的质疑或者异议。"));
    }

    private List<String> keep(CaseRef programme, List<MultipartFile> files) throws IOException {
        List<String> kept = new ArrayList<>();
        for (MultipartFile file : files) {
            try (InputStream content = file.getInputStream()) {
                kept.add(attachments.store(PUBLIC, programme.child("EVID", "challenges"), file.getOriginalFilename(), content).id());
            }
        }
        return kept;
    }
}

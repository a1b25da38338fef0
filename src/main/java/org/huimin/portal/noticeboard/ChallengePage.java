package org.huimin.portal.noticeboard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.publicity.Challenge;
import org.huimin.publicity.ChallengeKind;
import org.huimin.publicity.ChallengeWindow;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeView;
import org.huimin.selection.Participant;
import org.huimin.workflow.Challenging;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * 质疑 and 投诉 in one form: a supplier questions a result that was announced, where the law gives queries; who was answered, or not in time, turns to
 * whoever decides complaints.
 */
@Controller
class ChallengePage {

    private static final String PAGE = "noticeboard/challenge";

    private final NoticeBoard board;
    private final Challenging challenging;
    private final ProgrammeRegister programmes;
    private final FilingDesk desk;
    private final Clock clock;

    ChallengePage(NoticeBoard board, Challenging challenging, ProgrammeRegister programmes, FilingDesk desk, Clock clock) {
        this.board = board;
        this.challenging = challenging;
        this.programmes = programmes;
        this.desk = desk;
        this.clock = clock;
    }

    /** What somebody typed. @param receipt of who took part; @param name under which the objection was brought, where that is asked instead */
    record Typed(String receipt, String name, String contact, String matters, String grounds, String laws) {

        Challenge challenge(List<String> evidence) {
            return new Challenge("", contact, matters, grounds, laws, evidence);
        }
    }

    private record Open(NoticeView notice, ChallengeWindow window) { }

    @GetMapping("/notices/{address}/query")
    String query(Actor actor, @PathVariable String address, Model model) {
        showQuery(actor, address, open(address), model);
        return PAGE;
    }

    @PostMapping("/notices/{address}/query")
    String query(Actor actor, @PathVariable String address, @ModelAttribute("typed") Typed typed, @RequestParam(required = false) List<MultipartFile> evidence,
                 HttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
        Open open = open(address);
        CaseRef programme = open.notice().about().root();
        showQuery(actor, address, open, model);
        desk.receive(new FilingDesk.Brought(evidenceOf(programme),
                () -> challenging.check(open.window(), challenging.supplier(programme, actor, typed.receipt()), typed.challenge(List.of())),
                kept -> challenging.query(open.window(), challenging.supplier(programme, actor, typed.receipt()), typed.challenge(kept))), evidence, request, response, model);
        return PAGE;
    }

    /** @param follows receipt of the query or the objection */
    @GetMapping("/complaints/{follows}")
    String complaint(Actor actor, @PathVariable String follows, Model model) {
        showComplaint(actor, programme(follows), follows, model);
        return PAGE;
    }

    @PostMapping("/complaints/{follows}")
    String complaint(Actor actor, @PathVariable String follows, @ModelAttribute("typed") Typed typed, @RequestParam(required = false) List<MultipartFile> evidence,
                     HttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
        CaseRef programme = programme(follows);
        showComplaint(actor, programme, follows, model);
        desk.receive(new FilingDesk.Brought(evidenceOf(programme),
                () -> challenging.check(programme, complainant(programme, actor, follows, typed), follows, typed.challenge(List.of())),
                kept -> challenging.complain(programme, complainant(programme, actor, follows, typed), follows, typed.challenge(kept))), evidence, request, response, model);
        return PAGE;
    }

    private void showQuery(Actor actor, String address, Open open, Model model) {
        model.addAttribute("subject", open.notice().title());
        model.addAttribute("back", "/notices/" + address);
        model.addAttribute("to", "/notices/" + address + "/query");
        model.addAttribute("window", open.window());
        show(actor, open.notice().about().root(), ChallengeKind.QUERY, false, model);
    }

    private void showComplaint(Actor actor, CaseRef programme, String follows, Model model) {
        model.addAttribute("subject", programmes.view(programme).name());
        model.addAttribute("back", "/programmes/" + programmes.view(programme).code());
        model.addAttribute("to", "/complaints/" + follows);
        model.addAttribute("follows", follows);
        try {
            model.addAttribute("window", challenging.complaints(programme, follows));
        } catch (Refused notYet) {
            // the page says so, and has no window to show
        }
        show(actor, programme, ChallengeKind.COMPLAINT, challenging.objectorsComplain(programme), model);
    }

    private void show(Actor actor, CaseRef programme, ChallengeKind kind, boolean byName, Model model) {
        model.addAttribute("kind", kind.name().toLowerCase(Locale.ROOT));
        model.addAttribute("takes", model.getAttribute("window") instanceof ChallengeWindow window && window.open(clock.instant()));
        model.addAttribute("byName", byName);
        model.addAttribute("supplier", byName ? null : challenging.supplier(programme, actor).map(Participant::enterprise).orElse(null));
        desk.limits(model);
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", new Typed("", "", "", "", "", ""));
        }
    }

    private String complainant(CaseRef programme, Actor actor, String follows, Typed typed) {
        return challenging.complainant(programme, actor, follows, typed.receipt(), typed.name());
    }

    private Open open(String address) {
        return NoticeAddress.parse(address).flatMap(a -> board.byNumber(a.programme(), a.number()))
                .flatMap(notice -> challenging.queries(notice.about().root(), notice.id()).map(window -> new Open(notice, window)))
                .orElseThrow(() -> Refused.absent("没有编号为“" + address + "”的可以质疑的公告。"));
    }

    private CaseRef programme(String follows) {
        return challenging.complained(follows).orElseThrow(() -> Refused.absent("没有回执号为“" + follows + "”的可以投诉的质疑或者异议。"));
    }

    private static CaseRef evidenceOf(CaseRef programme) {
        return programme.child("EVID", "challenges");
    }
}

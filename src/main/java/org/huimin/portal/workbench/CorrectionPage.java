package org.huimin.portal.workbench;

import java.time.Instant;
import java.util.Map;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.portal.layout.NoticeRow;
import org.huimin.portal.layout.NoticeText;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeDrafts;
import org.huimin.publicity.NoticeId;
import org.huimin.publicity.NoticeLine;
import org.huimin.publicity.NoticeView;
import org.huimin.workflow.CorrectingNotices;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the office that drafts notices begins to correct a published one. */
@Controller
class CorrectionPage {

    private final CaseAccess access;
    private final CorrectingNotices correcting;
    private final NoticeBoard board;
    private final NoticeDrafts drafts;
    private final ProgrammeRegister programmes;
    private final CaseReading reading;
    private final People people;

    CorrectionPage(CaseAccess access, CorrectingNotices correcting, NoticeBoard board, NoticeDrafts drafts, ProgrammeRegister programmes,
                   CaseReading reading, People people) {
        this.access = access;
        this.correcting = correcting;
        this.board = board;
        this.drafts = drafts;
        this.programmes = programmes;
        this.reading = reading;
        this.people = people;
    }

    @GetMapping("/cases/{ref}/notices/{notice}/correct")
    String show(Actor actor, @PathVariable String ref, @PathVariable String notice, Model model) {
        return page(actor, notice(actor, ref, notice), null, model);
    }

    @PostMapping("/cases/{ref}/notices/{notice}/correct")
    String begin(Actor actor, @PathVariable String ref, @PathVariable String notice, Model model) {
        NoticeView corrected = notice(actor, ref, notice);
        try {
            CaseRef correction = correcting.begin(actor, corrected.id());
            return "redirect:/desk/" + reading.open(actor, correction.root()).stream().filter(item -> item.caseRef().equals(correction)).findFirst().orElseThrow().id();
        } catch (Refused no) {
            if (no.kind() != Refused.Kind.CONFLICT) {
                throw no;
            }
            return page(actor, corrected, no.getMessage(), model);
        }
    }

    @PostMapping("/cases/{ref}/notices/{notice}/correct/drop")
    String drop(Actor actor, @PathVariable String ref, @PathVariable String notice, @RequestParam(defaultValue = "") String reason, Model model) {
        NoticeView corrected = notice(actor, ref, notice);
        try {
            correcting.drop(actor, corrected.id(), reason);
            return "redirect:/cases/" + corrected.about().root() + "/notices/" + corrected.id() + "/correct";
        } catch (Refused no) {
            model.addAttribute("typed", reason);
            return page(actor, corrected, no.getMessage(), model);
        }
    }

    private String page(Actor actor, NoticeView notice, String refusal, Model model) {
        model.addAttribute("programme", programmes.view(notice.about()));
        model.addAttribute("notice", notice);
        model.addAttribute("row", NoticeRow.of(new NoticeLine(notice.id(), notice.about().root(), notice.type(), notice.number(), notice.title(), notice.publishedAt())));
        model.addAttribute("blocks", NoticeText.of(notice.body()));
        model.addAttribute("newer", notice.correctedBy().stream().map(NoticeRow::of).toList());
        NoticeView underWay = drafts.correctionUnderWay(notice.id()).orElse(null);
        model.addAttribute("underWay", underWay);
        model.addAttribute("drops", underWay != null && correcting.mayDrop(actor, underWay));
        model.addAttribute("underWayItem", underWay == null ? null : reading.open(actor, notice.about().root()).stream()
                .filter(item -> item.caseRef().equals(underWay.about())).findFirst().orElse(null));
        Map<String, String> names = people.names();
        model.addAttribute("dropped", drafts.dropped(notice.id()).stream()
                .map(d -> new Dropped(names.getOrDefault(d.by(), d.by()), d.at(), d.reason())).toList());
        model.addAttribute("refusal", refusal);
        return "workbench/correction";
    }

    /** A correction that was begun by mistake, with the name of whoever ended it. */
    record Dropped(String by, Instant at, String reason) { }

    /** The same answer for a notice that does not exist, is not published, or is not this office's to correct. */
    private NoticeView notice(Actor actor, String ref, String notice) {
        CaseRef programme = access.programme(actor, ref);
        if (!notice.matches("\\d{1,18}")) {
            throw CaseAccess.absent(ref);
        }
        return board.get(NoticeId.of(notice)).filter(n -> n.about().root().equals(programme) && correcting.opensTo(actor, n)).orElseThrow(() -> CaseAccess.absent(ref));
    }
}

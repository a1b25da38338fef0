package org.huimin.portal.workbench;

import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.portal.layout.NoticeRow;
import org.huimin.portal.layout.NoticeText;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeId;
import org.huimin.publicity.NoticeLine;
import org.huimin.publicity.NoticeView;
import org.huimin.tasks.Inbox;
import org.huimin.workflow.CorrectingNotices;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where the office that drafts notices begins to correct a published one. */
@Controller
class CorrectionPage {

    private final CaseAccess access;
    private final CorrectingNotices correcting;
    private final NoticeBoard board;
    private final ProgrammeRegister programmes;
    private final Inbox inbox;

    CorrectionPage(CaseAccess access, CorrectingNotices correcting, NoticeBoard board, ProgrammeRegister programmes, Inbox inbox) {
        this.access = access;
        this.correcting = correcting;
        this.board = board;
        this.programmes = programmes;
        this.inbox = inbox;
    }

    @GetMapping("/cases/{ref}/notices/{notice}/correct")
    String show(Actor actor, @PathVariable String ref, @PathVariable String notice, Model model) {
        return page(notice(actor, ref, notice), null, model);
    }

    @PostMapping("/cases/{ref}/notices/{notice}/correct")
    String begin(Actor actor, @PathVariable String ref, @PathVariable String notice, Model model) {
        NoticeView corrected = notice(actor, ref, notice);
        try {
            CaseRef correction = correcting.begin(actor, corrected.id());
            return "redirect:/desk/" + inbox.open(correction.root()).stream().filter(item -> item.caseRef().equals(correction)).findFirst().orElseThrow().id();
        } catch (Refused no) {
            if (no.kind() != Refused.Kind.CONFLICT) {
                throw no;
            }
            return page(corrected, no.getMessage(), model);
        }
    }

    private String page(NoticeView notice, String refusal, Model model) {
        model.addAttribute("programme", programmes.view(notice.about()));
        model.addAttribute("notice", notice);
        model.addAttribute("row", NoticeRow.of(new NoticeLine(notice.id(), notice.about().root(), notice.type(), notice.number(), notice.title(), notice.publishedAt())));
        model.addAttribute("blocks", NoticeText.of(notice.body()));
        model.addAttribute("newer", notice.correctedBy().stream().map(NoticeRow::of).toList());
        model.addAttribute("refusal", refusal);
        return "workbench/correction";
    }

    /** The same answer for a notice that does not exist, is not published, or is not this office's to correct. */
    private NoticeView notice(Actor actor, String ref, String notice) {
        CaseRef programme = access.programme(actor, ref);
        if (!correcting.opensTo(actor, programme) || !notice.matches("\\d{1,18}")) {
            throw CaseAccess.absent(ref);
        }
        return board.get(NoticeId.of(notice)).filter(n -> n.about().root().equals(programme)).orElseThrow(() -> CaseAccess.absent(ref));
    }
}

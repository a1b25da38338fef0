package org.huimin.portal.workbench;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.publicity.Challenge;
import org.huimin.publicity.ChallengeKind;
import org.huimin.publicity.ChallengeRegister;
import org.huimin.publicity.ChallengeState;
import org.huimin.publicity.ChallengeView;
import org.huimin.workflow.Challenging;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 质疑投诉: what came in against a result, how far it is and what it holds; where the offices record what came on paper and stop the clock. */
@Controller
class ChallengesPage {

    private final CaseAccess access;
    private final ProgrammeRegister programmes;
    private final ChallengeRegister register;
    private final Challenging challenging;
    private final Attachments attachments;
    private final Clock clock;

    ChallengesPage(CaseAccess access, ProgrammeRegister programmes, ChallengeRegister register, Challenging challenging, Attachments attachments, Clock clock) {
        this.access = access;
        this.programmes = programmes;
        this.register = register;
        this.challenging = challenging;
        this.attachments = attachments;
        this.clock = clock;
    }

    /**
     * One of them with what this person may do about it.
     *
     * @param holds    whether it keeps the award from being signed, begun or paid now
     * @param releases whether this person may say that it has been put right
     */
    public record Line(ChallengeView challenge, boolean holds, boolean pauses, boolean resumes, boolean releases) { }

    @GetMapping("/cases/{ref}/challenges")
    String show(Actor actor, @PathVariable String ref, Model model) {
        CaseRef programme = access.programme(actor, ref);
        boolean examines = challenging.performs(actor, programme, "examine-complaint");
        boolean approves = challenging.performs(actor, programme, "approve-query");
        model.addAttribute("programme", programmes.view(programme));
        model.addAttribute("has", challenging.has(programme, ChallengeKind.COMPLAINT));
        boolean asks = challenging.has(programme, ChallengeKind.QUERY) && challenging.performs(actor, programme, "answer-query");
        model.addAttribute("asks", asks);
        model.addAttribute("suppliers", asks ? challenging.suppliers(programme) : List.of());
        model.addAttribute("complains", challenging.has(programme, ChallengeKind.COMPLAINT) && examines);
        model.addAttribute("window", challenging.queries(programme).orElse(null));
        model.addAttribute("now", PageAct.minute(clock));
        model.addAttribute("lines", register.of(programme).stream().map(c -> line(c, examines, approves)).toList());
        return "workbench/challenges";
    }

    private Line line(ChallengeView c, boolean examines, boolean approves) {
        boolean holds = c.holds(clock.instant());
        boolean accepted = examines && c.state() == ChallengeState.ACCEPTED;
        return new Line(c, holds, accepted && c.pausedAt() == null, accepted && c.pausedAt() != null,
                approves && holds && (c.state() == ChallengeState.SETTLED || c.state() == ChallengeState.DECIDED));
    }

    /** What came on paper. */
    @PostMapping("/cases/{ref}/challenges")
    String record(Actor actor, @PathVariable String ref, @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String follows,
                  @RequestParam(defaultValue = "") String supplier, @RequestParam(defaultValue = "") String contact, @RequestParam(defaultValue = "") String matters,
                  @RequestParam(defaultValue = "") String grounds, @RequestParam(defaultValue = "") String laws,
                  @RequestParam(defaultValue = "") String receivedAt, @RequestParam(required = false) MultipartFile paper, RedirectAttributes back) {
        CaseRef programme = access.programme(actor, ref);
        boolean complaint = kind.equals(ChallengeKind.COMPLAINT.name());
        if (!challenging.performs(actor, programme, complaint ? "examine-complaint" : "answer-query")) {
            throw CaseAccess.absent(ref);
        }
        return said(back, programme, "challenges.recorded", Map.of("contact", contact, "matters", matters, "grounds", grounds, "laws", laws,
                "follows", follows, "supplier", supplier, "receivedAt", receivedAt, "kind", kind), () -> {
            List<String> evidence = PageAct.given(paper) ? List.of(PageAct.keep(attachments, actor, programme.child("EVID", "challenges"), paper)) : List.of();
            Challenge said = new Challenge("", contact, matters, grounds, laws, evidence);
            if (complaint) {
                challenging.recordComplaint(actor, programme, follows, said, moment(receivedAt));
            } else {
                challenging.recordQuery(actor, programme, supplier, said, moment(receivedAt));
            }
        });
    }

    /** @param act pause, resume or release */
    @PostMapping("/cases/{ref}/challenges/{receipt}/{act}")
    String act(Actor actor, @PathVariable String ref, @PathVariable String receipt, @PathVariable String act, @RequestParam(defaultValue = "") String text,
               RedirectAttributes back) {
        CaseRef programme = access.programme(actor, ref);
        ChallengeView challenge = register.byReceipt(receipt).filter(c -> c.caseRef().root().equals(programme)).orElseThrow(() -> CaseAccess.absent(receipt));
        return said(back, programme, "challenges.done", Map.of(), () -> {
            switch (act) {
                case "pause" -> challenging.pause(actor, challenge.id(), text);
                case "resume" -> challenging.resume(actor, challenge.id());
                case "release" -> challenging.release(actor, challenge.id(), text);
                default -> throw CaseAccess.absent(receipt);
            }
        });
    }

    private Instant moment(String typed) {
        return PageAct.minute(typed, clock).orElseThrow(() ->
                Refused.invalid("challenge.received", "receivedAt", typed, "收到时间“" + typed + "”不是日期和时间，请重新填写。"));
    }

    private static String said(RedirectAttributes back, CaseRef programme, String told, Map<String, String> typed, Runnable act) {
        back.addAttribute("ref", programme.value());
        return PageAct.then("/cases/{ref}/challenges", back, told, typed, act);
    }
}

package org.huimin.portal.workbench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.SelectionSpec;
import org.huimin.selection.Award;
import org.huimin.selection.Awarding;
import org.huimin.selection.DeadlineMove;
import org.huimin.selection.LotCount;
import org.huimin.selection.Question;
import org.huimin.selection.SealCeremony;
import org.huimin.selection.TenderRegister;
import org.huimin.selection.TenderState;
import org.huimin.selection.TenderView;
import org.huimin.selection.Tendering;
import org.huimin.tasks.Inbox;
import org.huimin.workflow.MovingDeadlines;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How the platforms of a programme are selected, call by call; and where its drafter gives applicants more time. */
@Controller
class SelectionPage {

    private final CaseAccess access;
    private final ProgrammeRegister programmes;
    private final TenderRegister tenders;
    private final SealCeremony ceremony;
    private final Awarding awarding;
    private final MovingDeadlines moving;
    private final Inbox inbox;

    SelectionPage(CaseAccess access, ProgrammeRegister programmes, TenderRegister tenders, SealCeremony ceremony, Awarding awarding, MovingDeadlines moving,
                  Inbox inbox) {
        this.access = access;
        this.programmes = programmes;
        this.tenders = tenders;
        this.ceremony = ceremony;
        this.awarding = awarding;
        this.moving = moving;
        this.inbox = inbox;
    }

    /**
     * One call with what may be known of it.
     *
     * @param address of its notice; null before
     * @param moves   whether its deadline may still be moved by this person
     */
    public record Round(TenderView tender, String address, String fingerprint, List<LotCount> counts, List<DeadlineMove> moved, List<Question> questions,
                        List<Award> awards, boolean moves) { }

    @GetMapping("/cases/{ref}/selection")
    String show(Actor actor, @PathVariable String ref, Model model) {
        CaseRef programme = access.programme(actor, ref);
        ProgrammeSpec spec = programmes.spec(programme);
        boolean drafts = moving.opensTo(actor, programme);
        model.addAttribute("programme", programmes.view(programme));
        model.addAttribute("selects", spec.selects());
        model.addAttribute("lotNames", spec.selects() ? spec.selection().lots().stream()
                .collect(Collectors.toMap(SelectionSpec.Lot::code, SelectionSpec.Lot::name)) : Map.of());
        model.addAttribute("rounds", tenders.of(programme).stream().map(tender -> round(tender, drafts)).toList());
        return "workbench/selection";
    }

    @PostMapping("/cases/{ref}/selection/{round}/deadline")
    String move(Actor actor, @PathVariable String ref, @PathVariable int round, @RequestParam(defaultValue = "") String deadline,
                @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "false") boolean confirmAgain, RedirectAttributes back) {
        CaseRef programme = access.programme(actor, ref);
        List<TenderView> all = tenders.of(programme);
        if (round < 1 || round > all.size()) {
            throw CaseAccess.absent(ref);
        }
        back.addAttribute("ref", programme.value());
        try {
            Optional<CaseRef> correction = moving.begin(actor, all.get(round - 1).caseRef(), Tendering.deadline(deadline), reason, confirmAgain);
            if (correction.isPresent()) {
                back.addAttribute("item", inbox.open(programme).stream().filter(item -> item.caseRef().equals(correction.get())).findFirst().orElseThrow().id());
                return "redirect:/desk/{item}";
            }
            back.addFlashAttribute("told", "selection.move.told");
        } catch (Refused no) {
            if (no.kind() == Refused.Kind.FORBIDDEN || no.kind() == Refused.Kind.ABSENT) {
                throw no;
            }
            back.addFlashAttribute("refusedReasons", no.reasons());
            back.addFlashAttribute("typed", Map.of("deadline", deadline, "reason", reason));
        }
        return "redirect:/cases/{ref}/selection";
    }

    private Round round(TenderView tender, boolean drafts) {
        CaseRef in = tender.caseRef();
        boolean closed = tender.state() != TenderState.DRAFTED && tender.state() != TenderState.APPROVED && tender.state() != TenderState.OPEN;
        return new Round(tender, tender.notice() == null ? null : new NoticeAddress(in.root(), tender.notice()).toString(),
                ceremony.fingerprint(in).orElse(null), closed ? tenders.counts(in) : List.of(), tenders.moves(in), tenders.questions(in), awarding.current(in),
                drafts && (tender.state() == TenderState.APPROVED || tender.state() == TenderState.OPEN));
    }
}

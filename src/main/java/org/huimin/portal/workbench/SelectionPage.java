package org.huimin.portal.workbench;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.panel.Fee;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.SelectionSpec;
import org.huimin.scoring.Progress;
import org.huimin.scoring.ScoringRegister;
import org.huimin.selection.Agreement;
import org.huimin.selection.Award;
import org.huimin.selection.Awarding;
import org.huimin.selection.Contracting;
import org.huimin.selection.DeadlineMove;
import org.huimin.selection.Inviting;
import org.huimin.selection.Letter;
import org.huimin.selection.LotCount;
import org.huimin.selection.Question;
import org.huimin.selection.ResultLetters;
import org.huimin.selection.SealCeremony;
import org.huimin.selection.TenderRegister;
import org.huimin.selection.TenderState;
import org.huimin.selection.TenderView;
import org.huimin.selection.Tendering;
import org.huimin.workflow.MovingDeadlines;
import org.huimin.workflow.PayingExperts;
import org.huimin.workflow.ReplacingMembers;
import org.huimin.workflow.WithdrawingAwards;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How the platforms of a programme are selected, call by call; and where its drafter gives applicants more time. */
@Controller
class SelectionPage {

    private final CaseAccess access;
    private final ProgrammeRegister programmes;
    private final TenderRegister tenders;
    private final SealCeremony ceremony;
    private final Awarding awarding;
    private final ResultLetters letters;
    private final Contracting contracting;
    private final MovingDeadlines moving;
    private final WithdrawingAwards withdrawing;
    private final Attachments attachments;
    private final CaseReading reading;
    private final ScoringRegister scoring;
    private final ReplacingMembers replacing;
    private final PayingExperts paying;
    private final Inviting inviting;

    SelectionPage(CaseAccess access, ProgrammeRegister programmes, TenderRegister tenders, SealCeremony ceremony, Awarding awarding, ResultLetters letters,
                  Contracting contracting, MovingDeadlines moving, WithdrawingAwards withdrawing, Attachments attachments, CaseReading reading, ScoringRegister scoring,
                  ReplacingMembers replacing, PayingExperts paying, Inviting inviting) {
        this.access = access;
        this.programmes = programmes;
        this.tenders = tenders;
        this.ceremony = ceremony;
        this.awarding = awarding;
        this.letters = letters;
        this.contracting = contracting;
        this.moving = moving;
        this.withdrawing = withdrawing;
        this.attachments = attachments;
        this.reading = reading;
        this.scoring = scoring;
        this.replacing = replacing;
        this.paying = paying;
        this.inviting = inviting;
    }

    /**
     * One call with what may be known of it.
     *
     * @param address of its notice; null before
     * @param letters to applicants, and the agreements: for the offices that run the programme; platforms are rivals
     * @param moves   whether its deadline may still be moved by this person
     * @param fees    of the experts, for the offices that see the money, once the result is out
     * @param sitting who may leave the review that has begun, for the office that records it; else empty
     * @param opening when and where in words, for the offices; null before it is fixed
     * @param takes   whether this person may take its proposed award back now
     */
    public record Round(TenderView tender, String address, String fingerprint, List<LotCount> counts, List<DeadlineMove> moved, List<Question> questions,
                        List<Award> awards, List<Letter> letters, List<Agreement> agreements, boolean moves, boolean takes, List<Sitting> sitting,
                        List<Fee> fees, String opening) {
        public boolean unpaid() {
            return fees.stream().anyMatch(fee -> !fee.paid());
        }
    }

    /** A member who may leave, without a name. */
    public record Sitting(String code, String kind) { }

    /** A round whose sheets may come on paper. */
    public record PaperSheets(RoundAddress address, String title, Progress progress) { }

    @GetMapping("/cases/{ref}/selection")
    String show(Actor actor, @PathVariable String ref, Model model) {
        CaseRef programme = access.programme(actor, ref);
        ProgrammeSpec spec = programmes.spec(programme);
        boolean drafts = moving.opensTo(actor, programme);
        boolean takes = withdrawing.opensTo(actor, programme) && withdrawing.publicised(programme).isPresent();
        Map<CaseRef, List<Sitting>> sitting = replacing.opensTo(actor, programme) ? replacing.open(programme).stream().collect(Collectors.toMap(ReplacingMembers.Open::tender,
                open -> open.members().stream().map(m -> new Sitting(m.code(), m.kind().words())).toList())) : Map.of();
        model.addAttribute("pays", paying.opensTo(actor, programme));
        model.addAttribute("causes", ReplacingMembers.Cause.values());
        model.addAttribute("programme", programmes.view(programme));
        model.addAttribute("selects", spec.selects());
        model.addAttribute("lotNames", spec.selects() ? spec.selection().lots().stream()
                .collect(Collectors.toMap(SelectionSpec.Lot::code, SelectionSpec.Lot::name)) : Map.of());
        model.addAttribute("paperSheets", actor.unit().equals(spec.sponsor()) ? scoring.underWay(programme).stream()
                .map(in -> new PaperSheets(new RoundAddress(in), scoring.card(in).title(), scoring.progress(in))).toList() : List.of());
        model.addAttribute("rounds", tenders.of(programme).stream().map(tender -> round(tender, drafts, takes, access.seesMoney(actor, programme),
                sitting.getOrDefault(tender.caseRef(), List.of()))).toList());
        return "workbench/selection";
    }

    @PostMapping("/cases/{ref}/selection/{round}/deadline")
    String move(Actor actor, @PathVariable String ref, @PathVariable int round, @RequestParam(defaultValue = "") String deadline,
                @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "false") boolean confirmAgain, RedirectAttributes back) {
        CaseRef programme = access.programme(actor, ref);
        CaseRef tender = tender(programme, round);
        back.addAttribute("ref", programme.value());
        try {
            Optional<CaseRef> correction = moving.begin(actor, tender, Tendering.deadline(deadline), reason, confirmAgain);
            if (correction.isPresent()) {
                back.addAttribute("item", reading.open(actor, programme).stream().filter(item -> item.caseRef().equals(correction.get())).findFirst().orElseThrow().id());
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

    /** A member of the panel does not sit any longer: the next is called. */
    @PostMapping("/cases/{ref}/selection/{round}/member")
    String member(Actor actor, @PathVariable String ref, @PathVariable int round, @RequestParam(defaultValue = "") String code,
                  @RequestParam(defaultValue = "") String cause, @RequestParam(defaultValue = "") String why, RedirectAttributes back) {
        CaseRef programme = access.programme(actor, ref);
        CaseRef tender = tender(programme, round);
        return done(back, programme, "selection.member.told", Map.of("why", why), () -> replacing.leave(actor, tender, code, ReplacingMembers.cause(cause), why));
    }

    /** Finance has paid an expert. */
    @PostMapping("/cases/{ref}/selection/{round}/fee")
    String fee(Actor actor, @PathVariable String ref, @PathVariable int round, @RequestParam(defaultValue = "") String code,
               @RequestParam(defaultValue = "") String paidOn, @RequestParam(defaultValue = "") String voucher, RedirectAttributes back) {
        CaseRef programme = access.programme(actor, ref);
        CaseRef tender = tender(programme, round);
        return done(back, programme, "fee.told", Map.of("voucher", voucher, "paidOn", paidOn), () -> paying.pay(actor, tender, code, day(paidOn), voucher));
    }

    private static String done(RedirectAttributes back, CaseRef programme, String told, Map<String, String> typed, Runnable act) {
        back.addAttribute("ref", programme.value());
        return PageAct.then("/cases/{ref}/selection", back, told, typed, act);
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException no) {
            throw Refused.invalid("fee.paid-on", "paidOn", typed, "支付日期应为日期，例如2025-07-02。");
        }
    }

    /** The winner has lost what the selection asked for: others decide what follows. */
    @PostMapping("/cases/{ref}/selection/{round}/withdrawal")
    String withdraw(Actor actor, @PathVariable String ref, @PathVariable int round, @RequestParam(defaultValue = "") String application,
                    @RequestParam(defaultValue = "") String statement, @RequestParam(required = false) MultipartFile evidence, RedirectAttributes back) {
        CaseRef programme = access.programme(actor, ref);
        CaseRef tender = tender(programme, round);
        CaseRef papers = programme.child("EVID", tender.value().substring(tender.value().lastIndexOf('/') + 1));
        return done(back, programme, "selection.withdraw.told", Map.of("statement", statement), () -> withdrawing.begin(actor, tender, application, statement,
                PageAct.given(evidence) ? () -> PageAct.keep(attachments, actor, papers, evidence) : null));
    }

    private CaseRef tender(CaseRef programme, int round) {
        List<TenderView> all = tenders.of(programme);
        if (round < 1 || round > all.size()) {
            throw CaseAccess.absent(programme.value());
        }
        return all.get(round - 1).caseRef();
    }

    private Round round(TenderView tender, boolean drafts, boolean takes, boolean offices, List<Sitting> sitting) {
        CaseRef in = tender.caseRef();
        boolean closed = tender.state() != TenderState.DRAFTED && tender.state() != TenderState.APPROVED && tender.state() != TenderState.OPEN;
        return new Round(tender, tender.notice() == null ? null : new NoticeAddress(in.root(), tender.notice()).toString(),
                ceremony.fingerprint(in).orElse(null), closed ? tenders.counts(in) : List.of(), tenders.moves(in), tenders.questions(in), awarding.current(in),
                offices ? letters.of(in) : List.of(), offices ? contracting.of(in) : List.of(),
                drafts && (tender.state() == TenderState.APPROVED || tender.state() == TenderState.OPEN),
                takes && tender.state() == TenderState.OPENED, sitting, offices ? paying.of(in) : List.of(),
                offices ? inviting.said(in).orElse(null) : null);
    }
}

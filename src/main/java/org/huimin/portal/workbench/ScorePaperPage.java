package org.huimin.portal.workbench;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.scoring.ScoreCard;
import org.huimin.scoring.Scoring;
import org.huimin.scoring.ScoringRegister;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Score sheets that came on paper, entered by two people of the sponsor's office who sit on no panel. */
@Controller
class ScorePaperPage {

    private final ScoringRegister register;
    private final Scoring scoring;
    private final ProgrammeRegister programmes;

    ScorePaperPage(ScoringRegister register, Scoring scoring, ProgrammeRegister programmes) {
        this.register = register;
        this.scoring = scoring;
        this.programmes = programmes;
    }

    @GetMapping("/score/{sheet}/paper")
    String blank(Actor actor, @PathVariable("sheet") String round, @RequestParam(defaultValue = "") String member, Model model) {
        RoundAddress address = RoundAddress.of(round);
        return form(address, card(actor, address), member, Map.of(), List.of(), model);
    }

    @PostMapping("/score/{sheet}/paper")
    String enter(Actor actor, @PathVariable("sheet") String round, @RequestParam String member, @RequestParam Map<String, String> form, Model model,
                 HttpServletResponse response, RedirectAttributes back) {
        RoundAddress address = RoundAddress.of(round);
        ScoreCard card = card(actor, address);
        Map<String, String> typed = ScoreCells.of(form);
        try {
            boolean done = scoring.enterPaper(actor, address.round(), account(card, member), typed).isPresent();
            back.addFlashAttribute("told", done ? "score.paper.done" : "score.paper.first");
        } catch (Refused no) {
            if (no.kind() != Refused.Kind.INVALID) {
                throw no;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(address, card, member, typed, no.reasons(), model);
        }
        return "redirect:/score/" + address + "/paper";
    }

    @PostMapping("/score/{sheet}/paper/drop")
    String drop(Actor actor, @PathVariable("sheet") String round, @RequestParam String member, RedirectAttributes back) {
        RoundAddress address = RoundAddress.of(round);
        scoring.dropPaper(actor, address.round(), account(card(actor, address), member));
        back.addFlashAttribute("told", "score.paper.dropped");
        return "redirect:/score/" + address + "/paper";
    }

    private String form(RoundAddress address, ScoreCard card, String member, Map<String, String> typed, List<Refused.Reason> faults, Model model) {
        model.addAttribute("address", address);
        model.addAttribute("card", card);
        model.addAttribute("member", card.members().stream().filter(m -> m.code().equals(member)).findFirst().orElse(null));
        model.addAttribute("sheets", ScoreCells.of(card, ScoringRegister.computed(card), typed, faults));
        model.addAttribute("faults", faults.stream().limit(20).toList());
        model.addAttribute("faultCount", faults.size());
        return "workbench/score-paper";
    }

    /** @throws Refused absent in one sentence for a round that is not there and one of somebody else's office */
    private ScoreCard card(Actor actor, RoundAddress address) {
        CaseRef round = address.round();
        boolean sponsor;
        try {
            sponsor = programmes.spec(round.root()).sponsor().equals(actor.unit());
        } catch (Refused noSuchProgramme) {
            sponsor = false;
        }
        if (!sponsor) {
            throw Refused.absent(ScoringRegister.NONE);
        }
        return register.card(round);
    }

    /** Members stand in addresses as codes. */
    private static String account(ScoreCard card, String code) {
        return card.members().stream().filter(m -> m.code().equals(code)).map(ScoreCard.Member::account).findFirst().orElse("");
    }
}

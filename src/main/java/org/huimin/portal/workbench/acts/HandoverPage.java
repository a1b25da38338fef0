package org.huimin.portal.workbench.acts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.tasks.HandingOver;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Hands a post over: what goes along, from which day, and the list to print and sign. */
@Controller
class HandoverPage {

    private final HandingOver handingOver;
    private final Clock clock;

    HandoverPage(HandingOver handingOver, Clock clock) {
        this.handingOver = handingOver;
        this.clock = clock;
    }

    /** @param of whose list to show; the person's own where nobody is named */
    @GetMapping("/desk/handover")
    String show(Actor actor, @RequestParam(defaultValue = "") String of, Model model) {
        var leavers = handingOver.mayHandOver(actor);
        String account = leavers.stream().anyMatch(p -> p.account().equals(of)) ? of : actor.account();
        model.addAttribute("leavers", leavers);
        model.addAttribute("leaver", account);
        model.addAttribute("successors", handingOver.colleagues(actor).stream().filter(p -> !p.account().equals(account)).toList());
        model.addAttribute("lines", handingOver.list(account));
        model.addAttribute("handovers", handingOver.of(actor));
        model.addAttribute("today", LocalDate.now(clock));
        return "workbench/acts/handover";
    }

    @GetMapping("/desk/handover/{id}")
    String list(Actor actor, @PathVariable String id, Model model) {
        model.addAttribute("handover", handingOver.get(actor, id));
        return "workbench/acts/handover-list";
    }

    @PostMapping("/desk/handover")
    String record(Actor actor, @RequestParam(defaultValue = "") String account, @RequestParam(defaultValue = "") String successor,
                  @RequestParam(defaultValue = "") String effective, @RequestParam(defaultValue = "") String note, RedirectAttributes back) {
        try {
            String id = handingOver.record(actor, account, successor, Days.parse(effective), note);
            back.addFlashAttribute("told", "handover.told");
            return "redirect:/desk/handover/" + id;
        } catch (Refused no) {
            back.addFlashAttribute("refusedReasons", no.reasons());
            back.addFlashAttribute("typed", Map.of("successor", successor, "effective", effective, "note", note));
            back.addAttribute("of", account);
            return "redirect:/desk/handover";
        }
    }

    @PostMapping("/desk/handover/{id}/cancel")
    String cancel(Actor actor, @PathVariable String id, RedirectAttributes back) {
        handingOver.cancel(actor, id);
        back.addFlashAttribute("told", "handover.cancelled");
        return "redirect:/desk/handover";
    }
}

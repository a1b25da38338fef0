package org.huimin.portal.workbench.acts;

import java.util.Map;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.tasks.Correcting;
import org.huimin.tasks.TakingBack;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What may still be done once an answer is given: take it back, or correct it. */
@Controller
class AfterPage {

    private final TakingBack takingBack;
    private final Correcting correcting;

    AfterPage(TakingBack takingBack, Correcting correcting) {
        this.takingBack = takingBack;
        this.correcting = correcting;
    }

    @PostMapping("/desk/{id}/take-back")
    String takeBack(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String reason, RedirectAttributes back) {
        try {
            String again = takingBack.takeBack(actor, id, reason);
            back.addFlashAttribute("told", "after.told.back");
            return "redirect:/desk/" + again;
        } catch (Refused no) {
            return toTask(id, "take-back", no, Map.of("field", "", "value", "", "text", reason), back);
        }
    }

    @PostMapping("/desk/{id}/correct")
    String correct(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String field, @RequestParam(defaultValue = "") String value,
                   @RequestParam(defaultValue = "") String reason, RedirectAttributes back) {
        try {
            correcting.correct(actor, id, field, value, reason);
            back.addFlashAttribute("told", "after.told.correction");
            return "redirect:/desk/{id}";
        } catch (Refused no) {
            return toTask(id, "correct", no, Map.of("field", field, "value", value, "text", reason), back);
        }
    }

    @GetMapping("/desk/corrections")
    String corrections(Actor actor, Model model) {
        model.addAttribute("corrections", correcting.waitingFor(actor));
        return "workbench/acts/corrections";
    }

    @PostMapping("/desk/corrections/{id}")
    String decide(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "false") boolean approve,
                  @RequestParam(defaultValue = "") String remark, RedirectAttributes back) {
        try {
            correcting.decide(actor, id, approve, remark);
            back.addFlashAttribute("told", "after.told.decided");
        } catch (Refused no) {
            if (no.kind() == Refused.Kind.ABSENT) {
                throw no;
            }
            back.addFlashAttribute("refusedReasons", no.reasons());
            back.addFlashAttribute("typed", Map.of("field", id, "value", "", "text", remark));
        }
        return "redirect:/desk/corrections";
    }

    private static String toTask(String id, String act, Refused no, Map<String, String> typed, RedirectAttributes back) {
        if (no.kind() == Refused.Kind.ABSENT) {
            throw no;
        }
        back.addFlashAttribute("refusedAct", act);
        back.addFlashAttribute("refusedReasons", no.reasons());
        back.addFlashAttribute("typed", typed);
        back.addAttribute("id", id);
        return "redirect:/desk/{id}";
    }
}

package org.huimin.portal.workbench.acts;

import java.util.Map;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.tasks.Help;
import org.huimin.tasks.Helping;
import org.huimin.tasks.Transferring;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes transfers, and requests for help with what comes of them. A no leads back to the task with what was typed. */
@Controller
class ActsPage {

    private final Transferring transferring;
    private final Helping helping;

    ActsPage(Transferring transferring, Helping helping) {
        this.transferring = transferring;
        this.helping = helping;
    }

    @PostMapping("/desk/{id}/transfer")
    String transfer(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String to,
                    @RequestParam(defaultValue = "") String reason, RedirectAttributes back) {
        try {
            transferring.transfer(actor, id, to, reason);
            back.addFlashAttribute("told", "act.told.TRANSFER");
            return "redirect:/desk?tray=MINE";
        } catch (Refused no) {
            return toTask(id, "transfer", no, Map.of("to", to, "text", reason), back);
        }
    }

    @PostMapping("/desk/{id}/ask")
    String ask(Actor actor, @PathVariable String id, @RequestParam Help.Kind kind, @RequestParam(defaultValue = "") String helper,
               @RequestParam(defaultValue = "") String question, RedirectAttributes back) {
        try {
            helping.ask(actor, id, kind, helper, question);
            back.addFlashAttribute("told", "act.told." + kind);
            return "redirect:/desk/{id}";
        } catch (Refused no) {
            return toTask(id, kind == Help.Kind.ASSIST ? "assist" : "cosign", no, Map.of("to", helper, "text", question), back);
        }
    }

    @PostMapping("/desk/{id}/helps/{help}/reply")
    String reply(Actor actor, @PathVariable String id, @PathVariable String help, @RequestParam(defaultValue = "true") boolean agrees,
                 @RequestParam(defaultValue = "") String reply, RedirectAttributes back) {
        try {
            helping.reply(actor, help, agrees, reply);
            back.addFlashAttribute("told", "act.told.reply");
            return "redirect:/desk?tray=MINE";
        } catch (Refused no) {
            return toTask(id, "reply", no, Map.of("to", String.valueOf(agrees), "text", reply), back);
        }
    }

    @PostMapping("/desk/{id}/helps/{help}/withdraw")
    String withdraw(Actor actor, @PathVariable String id, @PathVariable String help, @RequestParam(defaultValue = "") String reason,
                    RedirectAttributes back) {
        try {
            helping.withdraw(actor, help, reason);
            back.addFlashAttribute("told", "act.told.withdraw");
            return "redirect:/desk/{id}";
        } catch (Refused no) {
            return toTask(id, "withdraw-" + help, no, Map.of("to", "", "text", reason), back);
        }
    }

    /** Somebody whose work it no longer is meets the refusal itself: the task's page is closed to them. */
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

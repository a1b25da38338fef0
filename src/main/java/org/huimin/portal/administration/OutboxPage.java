package org.huimin.portal.administration;

import org.huimin.identity.Administration;
import org.huimin.kernel.Actor;
import org.huimin.notify.OutboxState;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How the outbox stands: how much waits, since when, what was given up and why; never what is written or to whom. */
@Controller
class OutboxPage {

    private final OutboxState outbox;

    OutboxPage(OutboxState outbox) {
        this.outbox = outbox;
    }

    @GetMapping("/administration/outbox")
    String show(Actor actor, Model model) {
        Administration.SYSTEM.orRefuse(actor);
        model.addAttribute("standing", outbox.standing());
        model.addAttribute("failed", outbox.failed());
        return "administration/outbox";
    }

    @PostMapping("/administration/outbox/retry")
    String retry(Actor actor, RedirectAttributes back) {
        outbox.retry(actor);
        back.addFlashAttribute("told", "administration.resent");
        return "redirect:/administration/outbox";
    }
}

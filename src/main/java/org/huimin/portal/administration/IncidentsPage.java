package org.huimin.portal.administration;

import org.huimin.identity.Administration;
import org.huimin.kernel.Actor;
import org.huimin.workflow.Incidents;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Steps that stand still: why, what waits for them, and trying them again. */
@Controller
class IncidentsPage {

    private final Incidents incidents;

    IncidentsPage(Incidents incidents) {
        this.incidents = incidents;
    }

    @GetMapping("/administration/incidents")
    String list(Actor actor, Model model) {
        Administration.SYSTEM.orRefuse(actor);
        model.addAttribute("standing", incidents.standing());
        return "administration/incidents";
    }

    @PostMapping("/administration/incidents/{job}/retry")
    String retry(Actor actor, @PathVariable String job, RedirectAttributes back) {
        incidents.retry(actor, job);
        back.addFlashAttribute("told", "administration.retried");
        return "redirect:/administration/incidents";
    }
}

package org.huimin.portal.workbench.acts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.programme.Duty;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.Absenting;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who stands in for me while I am away, and for whom I stand in. */
@Controller
class AbsencePage {

    private static final int PROGRAMMES = 20;

    private final Absenting absenting;
    private final ProgrammeRegister programmes;
    private final Clock clock;

    AbsencePage(Absenting absenting, ProgrammeRegister programmes, Clock clock) {
        this.absenting = absenting;
        this.programmes = programmes;
        this.clock = clock;
    }

    @GetMapping("/desk/absence")
    String show(Actor actor, Model model) {
        model.addAttribute("absences", absenting.of(actor));
        model.addAttribute("deputies", absenting.deputies(actor));
        model.addAttribute("duties", duties(actor));
        model.addAttribute("today", LocalDate.now(clock));
        return "workbench/acts/absence";
    }

    @PostMapping("/desk/absence")
    String record(Actor actor, @RequestParam(defaultValue = "") String deputy, @RequestParam(defaultValue = "") String first,
                  @RequestParam(defaultValue = "") String last, @RequestParam(required = false) List<String> duties,
                  @RequestParam(defaultValue = "") String reason, RedirectAttributes back) {
        try {
            absenting.record(actor, deputy, Days.parse(first), Days.parse(last), duties == null ? List.of() : duties, reason);
            back.addFlashAttribute("told", "absence.told");
        } catch (Refused no) {
            back.addFlashAttribute("refusedReasons", no.reasons());
            back.addFlashAttribute("typed", Map.of("deputy", deputy, "first", first, "last", last, "reason", reason,
                    "duties", duties == null ? List.of() : new ArrayList<>(duties)));
        }
        return "redirect:/desk/absence";
    }

    @PostMapping("/desk/absence/{id}/end")
    String end(Actor actor, @PathVariable String id, RedirectAttributes back) {
        absenting.end(actor, id);
        back.addFlashAttribute("told", "absence.ended");
        return "redirect:/desk/absence";
    }

    /** Duty → words, for every duty that one of the person's posts performs in a programme. */
    private Map<String, String> duties(Actor actor) {
        Map<String, String> duties = new LinkedHashMap<>();
        programmes.list(null, PROGRAMMES).forEach(p -> {
            ProgrammeSpec spec = programmes.spec(p.caseRef());
            for (Duty duty : Duty.values()) {
                ProgrammeSpec.Holder holder = spec.duties().get(duty.code());
                if (holder != null && spec.unitsHolding(duty.code()).stream().anyMatch(u -> actor.groups().contains(u + "-" + holder.role()))) {
                    duties.put(duty.code(), duty.words());
                }
            }
        });
        return duties;
    }
}

package org.huimin.portal.workbench.acts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.BackwardPlanning;
import org.huimin.programme.Duty;
import org.huimin.programme.ProgrammeRegister;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 倒排工期: can the launch be made, by when must each step begin, and what would make it fit. */
@Controller
class BackwardPage {

    private static final int PROGRAMMES = 20;
    private static final String BEFORE_ONE = "D";

    private final BackwardPlanning planning;
    private final ProgrammeRegister programmes;
    private final Clock clock;

    BackwardPage(BackwardPlanning planning, ProgrammeRegister programmes, Clock clock) {
        this.planning = planning;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** @param programme case number; empty to plan by the regime alone */
    @GetMapping("/desk/backward")
    String show(Actor actor, @RequestParam(defaultValue = "") String programme, @RequestParam(defaultValue = "") String launch,
                @RequestParam(defaultValue = "") String from, Model model) {
        Map<String, String> mine = mine(actor);
        String chosen = mine.containsKey(programme) ? programme : "";
        LocalDate begun = from.isEmpty() ? LocalDate.now(clock) : Days.parse(from);
        LocalDate first = !launch.isEmpty() ? Days.parse(launch)
                : chosen.isEmpty() ? null : programmes.spec(CaseRef.of(chosen)).phases().get(0).first();
        model.addAttribute("programmes", mine);
        model.addAttribute("chosen", chosen);
        model.addAttribute("launch", first);
        model.addAttribute("from", begun);
        if (first != null || !launch.isEmpty()) {
            try {
                model.addAttribute("plan", planning.plan(chosen.isEmpty() ? null : CaseRef.of(chosen), BEFORE_ONE, first, begun));
            } catch (Refused no) {
                model.addAttribute("refusedReasons", no.reasons());
            }
        }
        model.addAttribute("words", words());
        return "workbench/acts/backward";
    }

    private Map<String, String> mine(Actor actor) {
        Map<String, String> mine = new LinkedHashMap<>();
        programmes.list(null, PROGRAMMES).stream()
                .filter(p -> programmes.spec(p.caseRef()).units().stream().anyMatch(u -> u.code().equals(actor.unit())))
                .forEach(p -> mine.put(p.caseRef().value(), p.name()));
        return mine;
    }

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        for (Duty duty : Duty.values()) {
            words.put(duty.code(), duty.words());
        }
        return words;
    }
}

package org.huimin.portal.noticeboard;

import org.huimin.programme.ProgrammeRegister;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All programmes, newest first. */
@Controller
class ProgrammesPage {

    private static final int MOST = 50;

    private final ProgrammeRegister programmes;

    ProgrammesPage(ProgrammeRegister programmes) {
        this.programmes = programmes;
    }

    @GetMapping("/programmes")
    String list(Model model) {
        model.addAttribute("programmes", programmes.list(null, MOST));
        return "noticeboard/programmes";
    }
}

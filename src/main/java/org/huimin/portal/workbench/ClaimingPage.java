package org.huimin.portal.workbench;

import org.huimin.kernel.Actor;
import org.huimin.tasks.Desk;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Takes work from the group's tray and puts it back. */
@Controller
class ClaimingPage {

    private final Desk desk;

    ClaimingPage(Desk desk) {
        this.desk = desk;
    }

    @PostMapping("/desk/{id}/claim")
    String claim(Actor actor, @PathVariable String id) {
        desk.claim(actor, id);
        return "redirect:/desk/{id}";
    }

    @PostMapping("/desk/{id}/hand-back")
    String handBack(Actor actor, @PathVariable String id) {
        desk.handBack(actor, id);
        return "redirect:/desk?tray=OPEN";
    }
}

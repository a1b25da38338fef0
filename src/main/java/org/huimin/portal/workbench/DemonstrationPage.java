package org.huimin.portal.workbench;

import java.time.Instant;
import java.util.Optional;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Period;
import org.huimin.rehearsal.Demonstration;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Inbox;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a visitor of a demonstration may ask for: colleagues who work, a clock that goes on, a form that is filled in. */
@Controller
@ConditionalOnWebApplication
@ConditionalOnProperty("huimin.demonstration")
class DemonstrationPage {

    private final Demonstration demonstration;
    private final Desk desk;
    private final Inbox inbox;

    DemonstrationPage(Demonstration demonstration, Desk desk, Inbox inbox) {
        this.demonstration = demonstration;
        this.desk = desk;
        this.inbox = inbox;
    }

    @PostMapping("/desk/demonstration/others")
    String others(Actor actor, RedirectAttributes then) {
        Demonstration.Done done = demonstration.others(actor);
        then.addFlashAttribute("demonstrated", done.steps() == 0 ? "其他单位目前没有待办，可以快进到下一个时间点。"
                : "演练人员办理了" + done.steps() + "项：" + String.join("；", done.last()));
        return "redirect:/desk";
    }

    @PostMapping("/desk/demonstration/forward")
    String forward(RedirectAttributes then) {
        Optional<Instant> next = demonstration.forward();
        then.addFlashAttribute("demonstrated", next.map(n -> "时间已快进到" + n.atZone(Period.ZONE).toLocalDateTime().withSecond(0).withNano(0)
                .toString().replace('T', ' ') + "。").orElse("没有等待中的时限，请先办理待办事项。"));
        return "redirect:/desk";
    }

    /** Puts a diligent colleague's answer into the draft; the visitor reads it, changes it and submits it. */
    @PostMapping("/desk/{id}/sample")
    String sample(@PathVariable("id") String id, Actor actor) {
        desk.saveDraft(actor, id, demonstration.answer(actor, inbox.get(actor, id)));
        return "redirect:/desk/" + id;
    }
}

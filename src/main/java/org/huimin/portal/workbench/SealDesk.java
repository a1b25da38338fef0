package org.huimin.portal.workbench;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.selection.SealCeremony;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a holder's secret past every form, draft and record: it goes to the seal and nowhere else. */
@Controller
class SealDesk {

    private final Inbox inbox;
    private final SealCeremony ceremony;

    SealDesk(Inbox inbox, SealCeremony ceremony) {
        this.inbox = inbox;
        this.ceremony = ceremony;
    }

    /** @param again the same once more, so that a slip of the finger does not lock the holder out */
    @PostMapping("/desk/{id}/secret")
    String set(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String secret, @RequestParam(defaultValue = "") String again,
               RedirectAttributes back) {
        WorkItem item = mine(actor, id, "hold-seal");
        return PageAct.then("/desk/{id}", back, null, Map.of(), () -> {
            if (!secret.equals(again)) {
                throw Refused.invalid("seal.secret-differs", "again", "", "两次输入的口令不一致，请重新输入。");
            }
            with(secret, typed -> ceremony.register(actor, item.caseRef(), typed));
        });
    }

    @PostMapping("/desk/{id}/opening")
    String open(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String secret, RedirectAttributes back) {
        WorkItem item = mine(actor, id, "open-applications");
        return PageAct.then("/desk/{id}", back, null, Map.of(), () -> with(secret, typed -> ceremony.open(actor, CaseRef.of(item.context("tender")), typed)));
    }

    /** Nothing of what was typed is left behind, whatever comes of it. */
    private static void with(String secret, Consumer<char[]> use) {
        char[] typed = secret.toCharArray();
        try {
            use.accept(typed);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private WorkItem mine(Actor actor, String id, String task) {
        WorkItem item = inbox.get(actor, id);
        if (!item.task().equals(task) || item.state() != WorkItem.State.CLAIMED || !actor.account().equals(item.assignee())) {
            throw Refused.conflict("task.not-yours", "请先签收这一事项，再设置或者输入口令。");
        }
        return item;
    }
}

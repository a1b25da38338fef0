package org.huimin.portal.workbench;

import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.selection.Receiving;
import org.huimin.selection.TenderRegister;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The counter: a sealed envelope is registered while its bearer waits, who takes the printed receipt along. What was registered is not listed. */
@Controller
class EnvelopePage {

    private static final String TASK = "receive-applications";

    private final Inbox inbox;
    private final TenderRegister tenders;
    private final Receiving receiving;

    EnvelopePage(Inbox inbox, TenderRegister tenders, Receiving receiving) {
        this.inbox = inbox;
        this.tenders = tenders;
        this.receiving = receiving;
    }

    @GetMapping("/desk/{id}/envelopes")
    String form(Actor actor, @PathVariable String id, Model model) {
        WorkItem item = mine(actor, id);
        model.addAttribute("item", item);
        model.addAttribute("tender", tenders.view(item.caseRef()));
        return "workbench/envelopes";
    }

    @PostMapping("/desk/{id}/envelopes")
    String register(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String lot, @RequestParam(defaultValue = "") String enterprise,
                    @RequestParam(defaultValue = "") String handedInBy, @RequestParam(defaultValue = "") String phone,
                    @RequestParam(defaultValue = "0") int sets, Model model) {
        WorkItem item = mine(actor, id);
        model.addAttribute("item", item);
        model.addAttribute("tender", tenders.view(item.caseRef()));
        Receiving.Envelope envelope = new Receiving.Envelope(enterprise, handedInBy, phone, sets);
        try {
            model.addAttribute("receipt", receiving.envelope(actor, item.caseRef(), lot, envelope));
        } catch (Refused no) {
            if (no.kind() != Refused.Kind.INVALID) {
                throw no;
            }
            model.addAttribute("refusedReasons", no.reasons());
            model.addAttribute("typed", envelope);
        }
        return "workbench/envelopes";
    }

    private WorkItem mine(Actor actor, String id) {
        WorkItem item = inbox.get(actor, id);
        if (!item.task().equals(TASK)) {
            throw Refused.absent(WorkItem.NOT_HERE);
        }
        if (item.state() != WorkItem.State.CLAIMED || !actor.account().equals(item.assignee())) {
            throw Refused.conflict("task.not-yours", "请先签收这一事项，再登记密封的报名材料。");
        }
        return item;
    }
}

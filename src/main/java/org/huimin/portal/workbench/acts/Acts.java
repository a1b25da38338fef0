package org.huimin.portal.workbench.acts;

import java.util.List;
import org.huimin.identity.People.Office;
import org.huimin.kernel.Actor;
import org.huimin.tasks.Brake;
import org.huimin.tasks.Correcting;
import org.huimin.tasks.Help;
import org.huimin.tasks.Helping;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.TakingBack;
import org.huimin.tasks.TaskForms;
import org.huimin.tasks.Transferring;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What a person may do with the work before them besides answering it: offered below its form. */
@Component
public class Acts {

    private final Transferring transferring;
    private final Helping helping;
    private final TaskForms forms;
    private final Inbox inbox;
    private final TakingBack takingBack;
    private final Correcting correcting;

    Acts(Transferring transferring, Helping helping, TaskForms forms, Inbox inbox, TakingBack takingBack, Correcting correcting) {
        this.takingBack = takingBack;
        this.correcting = correcting;
        this.inbox = inbox;
        this.transferring = transferring;
        this.helping = helping;
        this.forms = forms;
    }

    public void offer(Actor actor, WorkItem item, Model model) {
        model.addAttribute("mayTakeOver", inbox.mayTakeOver(actor, item));
        model.addAttribute("takeBackPossible", takingBack.possible(actor, item));
        model.addAttribute("correctable", actor.account().equals(item.doneBy()) || actor.groups().contains(item.group()) ? correcting.correctable(item) : List.of());
        model.addAttribute("correctionWaits", !item.isOpen() && forms.brakes(item).contains(Brake.CORRECTION_APPROVED));
        List<Help> helps = helping.of(item);
        model.addAttribute("helps", helps);
        model.addAttribute("helpsWaiting", helps.stream().filter(Help::isOpen).toList());
        model.addAttribute("askedOfMe", helps.stream().filter(h -> h.isOpen() && h.helper().equals(actor.account())).toList());
        if (!item.isOpen() || !actor.account().equals(item.assignee())) {
            return;
        }
        boolean inPerson = item.personal() || forms.brakes(item).contains(Brake.IN_PERSON);
        model.addAttribute("inPerson", inPerson);
        if (!inPerson) {
            model.addAttribute("colleagues", transferring.colleagues(actor, item));
            model.addAttribute("assistants", helping.askable(actor, item, Help.Kind.ASSIST).stream().map(Office::people).flatMap(List::stream).toList());
            model.addAttribute("cosigners", helping.askable(actor, item, Help.Kind.COSIGN));
        }
    }
}

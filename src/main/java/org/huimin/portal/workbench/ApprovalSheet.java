package org.huimin.portal.workbench;

import java.util.List;
import org.huimin.kernel.Actor;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.ProcessProgress;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The approval sheet of a matter for paper: who said what and when, and room for whoever has still to sign. */
@Controller
class ApprovalSheet {

    private final Inbox inbox;
    private final Timeline timeline;
    private final ProgrammeRegister programmes;
    private final ProcessProgress progress;

    ApprovalSheet(Inbox inbox, Timeline timeline, ProgrammeRegister programmes, ProcessProgress progress) {
        this.inbox = inbox;
        this.timeline = timeline;
        this.programmes = programmes;
        this.progress = progress;
    }

    @GetMapping("/desk/{id}/sheet")
    String show(Actor actor, @PathVariable String id, Model model) {
        WorkItem item = inbox.get(actor, id);
        List<Timeline.Line> lines = timeline.of(item.root()).stream().filter(l -> l.item().caseRef().equals(item.caseRef())).toList();
        model.addAttribute("item", item);
        model.addAttribute("programme", programmes.view(item.caseRef()));
        model.addAttribute("sponsor", Names.units(programmes.spec(item.caseRef())).get(programmes.spec(item.caseRef()).sponsor()));
        model.addAttribute("matter", progress.runs(item.root()).stream().filter(r -> r.caseRef().equals(item.caseRef()))
                .map(ProcessProgress.Run::name).findFirst().orElse(item.name()));
        model.addAttribute("document", item.process().equals("plan") ? programmes.planOf(item.caseRef()).documentNumber() : null);
        model.addAttribute("done", lines.stream().filter(l -> l.item().state() == WorkItem.State.DONE).toList());
        model.addAttribute("open", lines.stream().filter(l -> l.item().isOpen()).toList());
        return "workbench/sheet";
    }
}

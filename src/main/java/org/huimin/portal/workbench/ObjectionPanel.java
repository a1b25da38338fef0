package org.huimin.portal.workbench;

import org.huimin.document.Attachments;
import org.huimin.publicity.ObjectionId;
import org.huimin.publicity.PublicityRegister;
import org.huimin.publicity.PublicityRegister.ObjectionView;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What somebody objects to and why; who it is, only here, for the desks that handle it. */
@Component
class ObjectionPanel implements Panel {

    private final PublicityRegister publicity;
    private final Attachments attachments;

    ObjectionPanel(PublicityRegister publicity, Attachments attachments) {
        this.publicity = publicity;
        this.attachments = attachments;
    }

    @Override
    public boolean suits(WorkItem item) {
        return item.process().equals("objection");
    }

    @Override
    public String template() {
        return "objection";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        ObjectionId id = ObjectionId.of(item.context("objection"));
        ObjectionView objection = publicity.objection(id);
        model.addAttribute("objection", objection);
        model.addAttribute("objector", publicity.objector(id));
        model.addAttribute("evidence", attachments.all(objection.evidence()));
        model.addAttribute("period", publicity.get(objection.publicity()));
    }
}

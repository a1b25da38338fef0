package org.huimin.portal.workbench;

import org.huimin.document.Attachments;
import org.huimin.publicity.ChallengeId;
import org.huimin.publicity.ChallengeRegister;
import org.huimin.publicity.ChallengeView;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What a query or a complaint says; who brought it, only here, for the desks that handle it. */
@Component
class ChallengePanel implements Panel {

    private final ChallengeRegister register;
    private final Attachments attachments;

    ChallengePanel(ChallengeRegister register, Attachments attachments) {
        this.register = register;
        this.attachments = attachments;
    }

    @Override
    public boolean suits(WorkItem item) {
        return item.process().equals("query") || item.process().equals("complaint");
    }

    @Override
    public String template() {
        return "challenge";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        ChallengeId id = ChallengeId.of(item.context("challenge"));
        ChallengeView challenge = register.get(id);
        model.addAttribute("challenge", challenge);
        model.addAttribute("challenger", register.challenger(id));
        model.addAttribute("evidence", attachments.all(challenge.evidence()));
    }
}

package org.huimin.portal.workbench;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.huimin.document.Attachments;
import org.huimin.publicity.ChallengeId;
import org.huimin.publicity.ChallengeRegister;
import org.huimin.publicity.ChallengeView;
import org.huimin.publicity.ObjectionId;
import org.huimin.publicity.PublicityRegister;
import org.huimin.publicity.PublicityRegister.ObjectionKind;
import org.huimin.publicity.PublicityRegister.ObjectionView;
import org.huimin.publicity.PublicityRegister.Objector;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What an objection, a query or a complaint says; who brought it, only here, for the desks that handle it. */
@Component
class ObjectionPanel implements Panel {

    private static final List<String> PROCESSES = List.of("objection", "query", "complaint");

    private final PublicityRegister publicity;
    private final ChallengeRegister challenges;
    private final Attachments attachments;

    ObjectionPanel(PublicityRegister publicity, ChallengeRegister challenges, Attachments attachments) {
        this.publicity = publicity;
        this.challenges = challenges;
        this.attachments = attachments;
    }

    /** @param label message key */
    record Text(String label, String text) { }

    /**
     * @param title   message key
     * @param by      message key of who brought it
     * @param contact null where the office itself brought it
     * @param against whom it hits, where somebody was named
     * @param said    what was brought
     * @param added   what came to it since
     */
    record Brought(String title, String by, String receipt, Instant filedAt, String name, String contact, String against, List<Text> said, List<Text> added) { }

    @Override
    public boolean suits(WorkItem item) {
        return PROCESSES.contains(item.process());
    }

    @Override
    public String template() {
        return "objection";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        if (item.process().equals("objection")) {
            ObjectionId id = ObjectionId.of(item.context("objection"));
            ObjectionView objection = publicity.objection(id);
            model.addAttribute("filing", brought(objection, publicity.objector(id)));
            model.addAttribute("evidence", attachments.all(objection.evidence()));
            model.addAttribute("period", publicity.get(objection.publicity()));
        } else {
            ChallengeId id = ChallengeId.of(item.context("challenge"));
            ChallengeView challenge = challenges.get(id);
            model.addAttribute("filing", brought(challenge, challenges.challenger(id)));
            model.addAttribute("evidence", attachments.all(challenge.evidence()));
            model.addAttribute("challenges", challenge.caseRef().root().value());
        }
    }

    private static Brought brought(ObjectionView o, Objector by) {
        boolean own = o.kind() == ObjectionKind.WITHDRAWAL;
        return new Brought(own ? "panel.objection.WITHDRAWAL" : "panel.objection", own ? "panel.objection.by" : "panel.objector", o.receipt(), o.filedAt(), by.name(),
                own ? null : by.contact(), o.against(), List.of(new Text("panel.grounds", o.grounds())), own ? List.of() : there(new Text("panel.findings", o.findings())));
    }

    private static Brought brought(ChallengeView c, Objector by) {
        return new Brought("challenge.kind." + c.kind(), "challenge.by", c.receipt(), c.filedAt(), by.name(), by.contact(), null,
                List.of(new Text("challenge.matters", c.matters()), new Text("challenge.grounds", c.grounds()), new Text("challenge.laws", c.laws())),
                there(new Text("challenge.said." + c.said(), c.answer()), new Text("challenge.supplement", c.supplement())));
    }

    private static List<Text> there(Text... texts) {
        return Stream.of(texts).filter(t -> t.text() != null).toList();
    }
}

package org.huimin.portal.workbench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.huimin.document.Paper;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.panel.Drawing;
import org.huimin.panel.PanelRegister;
import org.huimin.panel.Seating;
import org.huimin.panel.Side;
import org.huimin.portal.layout.PaperFiles;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.RuleValue;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.PanelRules;
import org.huimin.workflow.ReplacingMembers;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes what a draw and a panel keep secret past every form, draft and record: to the panel and nowhere else. */
@Controller
class PanelDesk {

    /** What each member does alone while the review goes on. */
    private static final Set<String> OWN_WORK = Set.of("elect-chair", "review-response", "score-applications");

    private final Desk desk;
    private final Inbox inbox;
    private final Drawing drawing;
    private final PanelRegister panels;
    private final Seating seating;
    private final PanelRules rules;
    private final ProgrammeRegister programmes;
    private final PaperFiles files;
    private final ReplacingMembers replacing;

    PanelDesk(Desk desk, Inbox inbox, Drawing drawing, PanelRegister panels, Seating seating, PanelRules rules, ProgrammeRegister programmes, PaperFiles files,
              ReplacingMembers replacing) {
        this.replacing = replacing;
        this.programmes = programmes;
        this.files = files;
        this.desk = desk;
        this.inbox = inbox;
        this.drawing = drawing;
        this.panels = panels;
        this.seating = seating;
        this.rules = rules;
    }

    @PostMapping("/desk/{id}/pool")
    String freeze(Actor actor, @PathVariable String id, RedirectAttributes back) {
        return during(back, actor, id, "freeze-pool", tender -> drawing.freeze(actor, tender, panels.toDraw(tender, rules.of(tender).seats()), rules.apart(tender)));
    }

    /** @param commitment made by the browser, which keeps the nonce */
    @PostMapping("/desk/{id}/commitment")
    String commit(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String commitment, RedirectAttributes back) {
        return side(back, actor, id, "freeze-pool", "witness-draw", (tender, side) -> drawing.commit(actor, tender, side, commitment.strip()));
    }

    @PostMapping("/desk/{id}/nonce")
    String reveal(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String nonce, RedirectAttributes back) {
        return side(back, actor, id, "reveal-draw", "reveal-witness", (tender, side) -> drawing.reveal(actor, tender, side, nonce.strip()));
    }

    @PostMapping("/desk/{id}/members")
    String name(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") List<String> account, RedirectAttributes back) {
        return during(back, actor, id, "name-members", tender -> rules.name(actor, tender, account));
    }

    @PostMapping("/desk/{id}/absent")
    String absent(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String reason,
                  RedirectAttributes back) {
        return during(back, actor, id, "register-attendance", tender -> seating.absent(actor, tender, code, reason));
    }

    /** A member cannot go on, and says so. */
    @PostMapping("/desk/{id}/departure")
    String leave(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String cause, @RequestParam(defaultValue = "") String reason,
                 RedirectAttributes back) {
        desk.during(actor, id, item -> {
            if (!OWN_WORK.contains(item.task())) {
                throw elsewhere();
            }
            replacing.leave(actor, tender(item), panels.members(tender(item)).stream().filter(m -> m.account().equals(actor.account())).findFirst()
                    .orElseThrow(PanelDesk::elsewhere).code(), ReplacingMembers.cause(cause), reason);
            return null;
        });
        back.addFlashAttribute("told", "evaluation.leave.told");
        return "redirect:/desk";
    }

    /** The list to be signed on the day of the review, with the fee of each expert for whoever pays it. */
    @GetMapping("/desk/{id}/sign-in")
    ResponseEntity<byte[]> signIn(Actor actor, @PathVariable String id, @RequestParam(defaultValue = PaperFiles.DOCX) String kind) {
        WorkItem item = inbox.get(actor, id);
        if (!item.task().equals("register-attendance") || item.state() != WorkItem.State.CLAIMED || !actor.account().equals(item.assignee())) {
            throw Refused.absent(WorkItem.NOT_HERE);
        }
        Paper list = SignInPaper.of(programmes.spec(item.root()), panels.seats(tender(item)), programmes.rule(item.root(), "expert-fee").map(RuleValue::value).orElse(""));
        return files.send("评审签到表", kind, List.of(list));
    }

    private interface Given {
        void to(CaseRef tender, Side side);
    }

    private String side(RedirectAttributes back, Actor actor, String id, String operators, String witnesss, Given given) {
        return during(back, actor, id, Set.of(operators, witnesss), item -> given.to(tender(item), item.task().equals(operators) ? Side.OPERATOR : Side.WITNESS));
    }

    private String during(RedirectAttributes back, Actor actor, String id, String task, Consumer<CaseRef> act) {
        return during(back, actor, id, Set.of(task), item -> act.accept(tender(item)));
    }

    /** The page of the work shows what was done, or what stands against it. */
    private String during(RedirectAttributes back, Actor actor, String id, Set<String> tasks, Consumer<WorkItem> act) {
        return PageAct.then("/desk/{id}", back, null, Map.of(), () -> desk.during(actor, id, item -> {
            if (!tasks.contains(item.task())) {
                throw elsewhere();
            }
            act.accept(item);
            return null;
        }));
    }

    private static Refused elsewhere() {
        return Refused.conflict("panel.other-task", "这一项待办不办理此事，请回到待办事项重新打开。");
    }

    private static CaseRef tender(WorkItem item) {
        return CaseRef.of(item.context("tender"));
    }
}

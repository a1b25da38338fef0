package org.huimin.workflow.panel;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.panel.DrawRegister;
import org.huimin.panel.DrawState;
import org.huimin.panel.DrawView;
import org.huimin.panel.Drawing;
import org.huimin.panel.Expert;
import org.huimin.panel.ExpertPool;
import org.huimin.panel.PanelRegister;
import org.huimin.panel.Seat;
import org.huimin.panel.Seating;
import org.huimin.panel.Side;
import org.huimin.workflow.PanelRules;
import org.huimin.workflow.engine.Answering;
import org.springframework.stereotype.Component;

/** What the offices that draw and witness answer, and what each member declares. What is secret is typed beside the form, never in it. */
@Component
class PanelTasks implements Answering {

    private final Drawing drawing;
    private final DrawRegister draws;
    private final ExpertPool pool;
    private final Seating seating;
    private final PanelRegister panels;
    private final PanelRules rules;
    private final People people;

    PanelTasks(Drawing drawing, DrawRegister draws, ExpertPool pool, Seating seating, PanelRegister panels, PanelRules rules, People people) {
        this.drawing = drawing;
        this.draws = draws;
        this.pool = pool;
        this.seating = seating;
        this.panels = panels;
        this.rules = rules;
        this.people = people;
    }

    @Override
    public String process() {
        return "panel";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "freeze-pool", work -> {
                    if (work.text("pool").equals("FROZEN") && !committed(tender(work), Side.OPERATOR)) {
                        throw Refused.conflict("draw.not-committed", "还没有封存专家库并作出承诺，请先在上方办理，再提交。");
                    }
                    if (work.text("pool").equals("SHORT") && running(tender(work))) {
                        throw Refused.conflict("draw.running", "专家库已经封存，请作出承诺后继续；确需重新封存的，在公开随机数时写明原因终止本次抽取。");
                    }
                    return Map.of("pool", work.text("pool"));
                },
                "supplement-pool", work -> {
                    work.text("experts").lines().filter(line -> !line.isBlank()).forEach(line -> pool.enter(work.actor(), expert(line)));
                    return Map.of();
                },
                "witness-draw", work -> {
                    if (!committed(tender(work), Side.WITNESS)) {
                        throw Refused.conflict("draw.not-committed", "还没有作出监督方的承诺，请先在上方办理，再提交。");
                    }
                    return Map.of();
                },
                "reveal-draw", work -> {
                    if (work.text("draw").equals("GIVEN_UP")) {
                        drawing.giveUp(work.actor(), tender(work), work.text("reason"));
                    } else if (!revealed(tender(work), Side.OPERATOR)) {
                        throw Refused.conflict("draw.not-revealed", "还没有公开随机数，请先在上方办理，再提交。");
                    }
                    return Map.of("draw", work.text("draw"));
                },
                "reveal-witness", work -> {
                    if (work.text("draw").equals("REVEALED") && !revealed(tender(work), Side.WITNESS)) {
                        throw Refused.conflict("draw.not-revealed", "还没有公开随机数，请先在上方办理，再提交。");
                    }
                    return Map.of("draw", work.text("draw"));
                },
                "name-members", work -> {
                    CaseRef tender = tender(work);
                    long named = panels.seats(tender).stream().filter(seat -> seat.state() == Seat.State.NAMED).count();
                    if (named != rules.toName(tender)) {
                        throw Refused.conflict("panel.not-named", "须指定 " + rules.toName(tender) + " 人，已选定 " + named + " 人，请先在上方选定，再提交。");
                    }
                    seating.ask(tender);
                    return Map.of();
                },
                "declare-interests", work -> {
                    seating.answer(work.actor(), tender(work), work.context("member"), Seat.State.valueOf(work.text("stand")), work.text("reason"));
                    return Map.of();
                },
                "register-attendance", work -> {
                    seating.present(work.actor(), tender(work));
                    return Map.of();
                });
    }

    private boolean running(CaseRef tender) {
        return draws.last(tender).filter(d -> d.state() == DrawState.FROZEN || d.state() == DrawState.COMMITTED).isPresent();
    }

    private boolean committed(CaseRef tender, Side side) {
        return running(tender) && draws.last(tender).filter(d -> d.shares().containsKey(side)).isPresent();
    }

    private boolean revealed(CaseRef tender, Side side) {
        return draws.last(tender).map(DrawView::shares).map(shares -> shares.get(side)).filter(share -> share.nonce() != null).isPresent();
    }

    /** 编号，账号，工作单位，专业、专业 */
    private Expert expert(String line) {
        List<String> parts = Arrays.stream(line.strip().split("[,，\\t]")).map(String::strip).toList();
        if (parts.size() != 4) {
            throw Refused.invalid("expert.line", "experts", line, "“" + line.strip() + "”须写成四项：编号，账号，工作单位，专业代码。");
        }
        Person person = people.find(parts.get(1)).orElseThrow(() ->
                Refused.invalid("expert.account", "experts", parts.get(1), "账号“" + parts.get(1) + "”没有登记，请先由管理员登记人员。"));
        return new Expert(parts.get(0), person.account(), person.name(), parts.get(2), "", Arrays.asList(parts.get(3).split("、")), List.of());
    }

    private static CaseRef tender(Work work) {
        return CaseRef.of(work.context("tender"));
    }
}

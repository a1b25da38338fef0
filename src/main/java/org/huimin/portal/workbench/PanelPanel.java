package org.huimin.portal.workbench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huimin.kernel.CaseRef;
import org.huimin.panel.DrawRegister;
import org.huimin.panel.DrawState;
import org.huimin.panel.DrawView;
import org.huimin.panel.ExpertPool;
import org.huimin.panel.PanelRegister;
import org.huimin.panel.Seat;
import org.huimin.panel.Side;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.selection.Eligibility;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.PanelRules;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The pool and the draw for those who draw and witness, the applicants for whoever declares, the members for whoever registers them. */
@Component
class PanelPanel implements Panel {

    private final PanelRegister panels;
    private final PanelRules rules;
    private final DrawRegister draws;
    private final ExpertPool pool;
    private final Eligibility eligibility;
    private final ProgrammeRegister programmes;

    PanelPanel(PanelRegister panels, PanelRules rules, DrawRegister draws, ExpertPool pool, Eligibility eligibility, ProgrammeRegister programmes) {
        this.panels = panels;
        this.rules = rules;
        this.draws = draws;
        this.pool = pool;
        this.eligibility = eligibility;
        this.programmes = programmes;
    }

    @Override
    public boolean suits(WorkItem item) {
        return item.process().equals("panel");
    }

    @Override
    public String template() {
        return "panel";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        CaseRef tender = CaseRef.of(item.context("tender"));
        var spec = rules.of(tender);
        var row = rules.row(tender);
        model.addAttribute("panelSpec", spec);
        model.addAttribute("panelRow", row);
        model.addAttribute("panelBasis", programmes.basis(item.root(), row));
        switch (item.task()) {
            case "freeze-pool", "supplement-pool", "witness-draw", "reveal-draw", "reveal-witness" -> draw(item, tender, model);
            case "name-members" -> {
                model.addAttribute("toName", rules.toName(tender));
                model.addAttribute("nameable", item.isOpen() ? rules.nameable(tender) : List.of());
                model.addAttribute("named", panels.seats(tender).stream().filter(s -> s.state() == Seat.State.NAMED).map(s -> s.member().account()).toList());
            }
            case "declare-interests" -> {
                model.addAttribute("applicants", eligibility.candidates(tender).stream().map(c -> c.stated()).toList());
                model.addAttribute("years", programmes.rule(item.root(), "recusal-years").orElse(null));
            }
            case "register-attendance" -> model.addAttribute("seats", item.isOpen() ? panels.seats(tender) : List.of());
            default -> { }
        }
    }

    private void draw(WorkItem item, CaseRef tender, Model model) {
        model.addAttribute("toDraw", panels.toDraw(tender, spec(tender)));
        model.addAttribute("fieldNames", rules.of(tender).fields());
        model.addAttribute("entries", pool.active().size());
        Side side = Set.of("witness-draw", "reveal-witness").contains(item.task()) ? Side.WITNESS : Side.OPERATOR;
        Optional<DrawView> last = draws.last(tender);
        boolean running = last.filter(d -> d.state() == DrawState.FROZEN || d.state() == DrawState.COMMITTED).isPresent();
        model.addAttribute("draw", last.orElse(null));
        model.addAttribute("running", running);
        model.addAttribute("tenderRef", tender.value());
        model.addAttribute("side", side);
        model.addAttribute("sideCode", side.name().toLowerCase(Locale.ROOT));
        model.addAttribute("committed", last.filter(d -> d.shares().containsKey(side)).isPresent());
        model.addAttribute("revealed", revealed(last, side));
        boolean drawn = last.filter(d -> d.state() == DrawState.DRAWN).isPresent();
        Map<String, Boolean> steps = new LinkedHashMap<>();
        steps.put("frozen", running || drawn);
        steps.put("operator", (running || drawn) && last.filter(d -> d.shares().containsKey(Side.OPERATOR)).isPresent());
        steps.put("witness", (running || drawn) && last.filter(d -> d.shares().containsKey(Side.WITNESS)).isPresent());
        steps.put("reveal", (running || drawn) && revealed(last, Side.OPERATOR));
        steps.put("drawn", drawn);
        model.addAttribute("drawSteps", steps);
    }

    private static boolean revealed(Optional<DrawView> draw, Side side) {
        return draw.map(DrawView::shares).map(shares -> shares.get(side)).filter(share -> share.nonce() != null).isPresent();
    }

    private List<String> spec(CaseRef tender) {
        return rules.of(tender).seats();
    }
}

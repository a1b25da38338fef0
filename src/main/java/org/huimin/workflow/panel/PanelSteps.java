package org.huimin.workflow.panel;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.panel.PanelRegister;
import org.huimin.panel.Seat;
import org.huimin.panel.Seating;
import org.huimin.workflow.PanelRules;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of putting a panel together asks for. */
@Component
public class PanelSteps {

    private static final String LAPSED = "在规定时间内没有答复";

    private final Seating seating;
    private final PanelRegister panels;
    private final PanelRules rules;

    PanelSteps(Seating seating, PanelRegister panels, PanelRules rules) {
        this.seating = seating;
        this.panels = panels;
        this.rules = rules;
    }

    /** Not where nothing is scored, nor where a panel stands already, as where its review is asked for again. */
    public boolean needed(DelegateExecution execution) {
        CaseRef tender = Scope.tender(execution);
        return rules.scores(tender) && !formed(tender);
    }

    public boolean draws(DelegateExecution execution) {
        CaseRef tender = Scope.tender(execution);
        return !panels.toDraw(tender, rules.of(tender).seats()).isEmpty();
    }

    public boolean names(DelegateExecution execution) {
        return rules.toName(Scope.tender(execution)) > 0;
    }

    /** Codes of those whose answer is awaited. */
    public List<String> asked(DelegateExecution execution) {
        CaseRef tender = Scope.tender(execution);
        seating.ask(tender);
        return panels.seats(tender).stream().filter(seat -> seat.state() == Seat.State.ASKED).map(seat -> seat.member().code()).toList();
    }

    public void noteAbsent(DelegateExecution execution) {
        CaseRef tender = Scope.tender(execution);
        panels.seats(tender).stream().filter(seat -> seat.state() == Seat.State.ASKED)
                .forEach(seat -> seating.absent(Actor.SYSTEM, tender, seat.member().code(), LAPSED));
    }

    /** Whether everybody has declared who is needed. */
    public boolean declared(DelegateExecution execution) {
        CaseRef tender = Scope.tender(execution);
        return panels.seats(tender).stream().filter(seat -> seat.state() == Seat.State.DECLARED || seat.state() == Seat.State.PRESENT).count() == rules.of(tender).size();
    }

    /** What the panel lacks: somebody to NAME, a larger POOL, or people to ASK; FORMED where it may review. */
    public void fill(DelegateExecution execution) {
        CaseRef tender = Scope.tender(execution);
        seating.ask(tender);
        boolean formed = formed(tender);
        if (formed) {
            rules.judge(tender).orRefuse();
        }
        execution.setVariable("seats", formed ? "FORMED" : draws(execution) ? "POOL" : names(execution) ? "NAME" : "ASK");
    }

    private boolean formed(CaseRef tender) {
        return panels.members(tender).size() == rules.of(tender).size();
    }
}

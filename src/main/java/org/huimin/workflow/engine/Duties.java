package org.huimin.workflow.engine;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.kernel.CaseRef;
import org.huimin.panel.PanelMember;
import org.huimin.panel.PanelRegister;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.selection.SealCeremony;
import org.huimin.tasks.Intake;
import org.springframework.stereotype.Component;

/**
 * Routes each task to the one unit whose duty it is, by the programme file's table and never by text a person typed.
 * In diagrams this is {@code duties}.
 */
@Component("duties")
public class Duties {

    private final ProgrammeRegister programmes;
    private final PanelRegister panels;
    private final SealCeremony ceremony;
    private final People people;

    Duties(ProgrammeRegister programmes, PanelRegister panels, SealCeremony ceremony, People people) {
        this.programmes = programmes;
        this.panels = panels;
        this.ceremony = ceremony;
        this.people = people;
    }

    /** Who performs a duty here: the group, and its unit by code and name. */
    record Desk(String group, String unit, String unitName) { }

    public String group(DelegateExecution execution, String duty) {
        return desk(execution, duty).group();
    }

    /** For whom alone a task is: the member of the tender's panel whose code the case carries as {@code member}. */
    public String member(DelegateExecution execution) {
        return named(execution, Whose.MEMBER).account();
    }

    /** For whom alone a task is: whoever of the unit has registered as holder of the tender's seal, since nobody else knows the secret. */
    public String holder(DelegateExecution execution) {
        return named(execution, Whose.HOLDER).account();
    }

    /** Who may be named: a member of the panel, whom nobody else may know, or a holder of the seal, who opens in public. */
    enum Whose { MEMBER, HOLDER }

    Intake.Named named(DelegateExecution execution, Whose whose) {
        CaseRef tender = Scope.tender(execution);
        if (whose == Whose.HOLDER) {
            String account = ceremony.holder(tender, Scope.text(execution, "unit")).orElseThrow(() ->
                    new IllegalStateException("no holder of " + Scope.text(execution, "unit") + " for " + tender));
            return new Intake.Named(account, people.find(account).map(Person::name).orElse(account), false);
        }
        PanelMember member = panels.asked(tender, Scope.text(execution, "member"));
        return new Intake.Named(member.account(), member.name(), true);
    }

    Desk desk(DelegateExecution execution, String duty) {
        CaseRef programme = Scope.programme(execution);
        ProgrammeSpec spec = programmes.spec(programme);
        Object corrected = execution.getVariable("corrected");
        Object noticeType = corrected != null ? corrected : execution.getVariable("noticeType");
        String held = noticeType == null ? duty : programmes.duty(programme, duty, noticeType.toString());
        String unit = unit(spec, programmes.unitsHolding(programme, held), execution, held);
        return new Desk(unit + "-" + programmes.holder(programme, held).role(), unit, spec.unit(unit).shortName());
    }

    private static String unit(ProgrammeSpec spec, List<String> holding, DelegateExecution execution, String duty) {
        if (holding.size() == 1) {
            return holding.get(0);
        }
        Object unit = execution.getVariable("unit");
        if (unit != null && holding.contains(unit.toString())) {
            return unit.toString();
        }
        Object platform = execution.getVariable("platform");
        String platformUnit = platform == null ? null : spec.platform(platform.toString()).map(ProgrammeSpec.Platform::unit).orElse(null);
        if (platformUnit != null && holding.contains(platformUnit)) {
            return platformUnit;
        }
        throw new IllegalStateException(duty + " is held by " + holding + " and the case does not say which");
    }

    /** The duties whose performers may not perform this one. */
    List<String> apart(CaseRef programme, String duty) {
        return programmes.separations(programme).stream().map(ProgrammeSpec.Separation::duties)
                .filter(duties -> duties.contains(duty)).flatMap(List::stream).filter(other -> !other.equals(duty)).distinct().toList();
    }
}

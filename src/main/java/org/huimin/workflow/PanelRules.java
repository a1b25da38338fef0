package org.huimin.workflow;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Verdict;
import org.huimin.panel.Drawing;
import org.huimin.panel.PanelMember;
import org.huimin.panel.PanelRegister;
import org.huimin.panel.Seat;
import org.huimin.panel.Seating;
import org.huimin.programme.PanelSize;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.RegimeProfile;
import org.huimin.programme.SelectionSpec.PanelSource;
import org.huimin.programme.SelectionSpec.PanelSpec;
import org.huimin.selection.Eligibility;
import org.huimin.selection.LotCount;
import org.huimin.selection.TenderRegister;
import org.huimin.tasks.Inbox;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Who may sit on a tender's panel, by the notice, by the regime, and by what people did or will do in the same case. */
@Component
public class PanelRules {

    private static final List<String> TOOK_PART = List.of("open-applications", "review-eligibility", "confirm-eligibility");
    private static final List<String> WILL_DECIDE = List.of("propose-award", "approve-award", "admit-objection", "investigate-objection", "decide-objection");
    private static final String SIT = "declare-interests";

    private final ProgrammeRegister programmes;
    private final TenderRegister tenders;
    private final Eligibility eligibility;
    private final PanelRegister panels;
    private final Seating seating;
    private final People people;
    private final Inbox inbox;

    PanelRules(ProgrammeRegister programmes, TenderRegister tenders, Eligibility eligibility, PanelRegister panels, Seating seating, People people,
               @Lazy Inbox inbox) {
        this.programmes = programmes;
        this.tenders = tenders;
        this.eligibility = eligibility;
        this.panels = panels;
        this.seating = seating;
        this.people = people;
        this.inbox = inbox;
    }

    /** What the notice says of the panel. */
    public PanelSpec of(CaseRef tender) {
        return tenders.view(tender).terms().panel();
    }

    /** Whether enough are eligible in any lot that somebody has to judge between them. */
    public boolean scores(CaseRef tender) {
        return tenders.counts(tender).stream().anyMatch(count -> count.stage() == LotCount.Stage.ELIGIBLE && count.outcome() == RegimeProfile.Outcome.SCORE);
    }

    /** The regime's row that holds. */
    public RegimeProfile.PanelRow row(CaseRef tender) {
        ProgrammeSpec spec = programmes.spec(tender);
        return RegimeProfile.shipped(spec.regime().profile()).flatMap(profile -> profile.panelFor(spec.budget().yuan())).orElseThrow();
    }

    /** How many of the sponsor's people have still to be named. */
    public int toName(CaseRef tender) {
        PanelSpec panel = of(tender);
        return panel.size() - panel.seats().size() - (int) panels.seats(tender).stream().filter(seat -> seat.member().kind() != PanelMember.Kind.EXPERT)
                .filter(seat -> Set.of(Seat.State.ASKED, Seat.State.DECLARED, Seat.State.PRESENT).contains(seat.state())).count();
    }

    /** Whether those who came may review. */
    public Verdict judge(CaseRef tender) {
        List<PanelMember> members = panels.members(tender);
        return PanelSize.judge(row(tender), members.size(), of(tender).source() == PanelSource.OWN,
                (int) members.stream().filter(m -> m.kind() == PanelMember.Kind.EXPERT).count(), "panel",
                programmes.basis(tender, row(tender)).citation());
    }

    /** Whom the draw shuts out, fixed before anybody knows the seed. */
    public Drawing.Apart apart(CaseRef tender) {
        Set<String> applicants = eligibility.candidates(tender).stream().flatMap(c -> Stream.of(c.stated().enterprise(), c.stated().creditCode(), c.stated().headOffice()))
                .filter(name -> name != null && !name.isBlank()).collect(Collectors.toSet());
        return new Drawing.Apart(applicants, tookPart(tender), Integer.parseInt(programmes.rule(tender, "recusal-years").orElseThrow().value()));
    }

    /** The sponsor's people who may be named: neither took they part before, nor will their office decide on the result or an objection. */
    public List<Person> nameable(CaseRef tender) {
        Set<String> tookPart = tookPart(tender);
        Set<String> asked = panels.seats(tender).stream().filter(seat -> seat.state() != Seat.State.NAMED).map(seat -> seat.member().account()).collect(Collectors.toSet());
        return sponsors(tender).filter(p -> !tookPart.contains(p.account()) && !asked.contains(p.account()) && !decides(tender, p)).toList();
    }

    /** @throws Refused invalid for somebody who may not sit */
    public void name(Actor by, CaseRef tender, List<String> accounts) {
        int wanted = toName(tender);
        List<String> chosen = accounts.stream().filter(account -> !account.isBlank()).distinct().toList();
        Set<String> tookPart = tookPart(tender);
        List<Person> sponsors = sponsors(tender).toList();
        List<Seating.Candidate> people = chosen.stream().map(account -> {
            Person person = sponsors.stream().filter(p -> p.account().equals(account)).findFirst().orElseThrow(() ->
                    Refused.invalid("panel.not-ours", "account", account, "只能指定主办单位参加评审岗位的人员，请从名单中选择。"));
            if (tookPart.contains(account)) {
                throw Refused.forbidden("panel.took-part", person.name() + "开启过报名材料或者审查过资格，不能参加评审。");
            }
            if (decides(tender, person)) {
                throw Refused.forbidden("panel.decides", person.name() + "将办理入选结果或者对它的异议，不能参加评审。");
            }
            return new Seating.Candidate(account, person.name());
        }).toList();
        if (people.size() != wanted) {
            throw Refused.invalid("panel.number", "account", people.size(), "须指定 " + wanted + " 人，现在选定 " + people.size() + " 人。");
        }
        seating.name(by, tender, people, of(tender).source() == PanelSource.OWN ? PanelMember.Kind.OWN : PanelMember.Kind.REPRESENTATIVE);
    }

    private Stream<Person> sponsors(CaseRef tender) {
        return programmes.unitsHolding(tender, SIT).stream().flatMap(unit -> people.inGroup(programmes.group(tender, SIT, unit)).stream());
    }

    private Set<String> tookPart(CaseRef tender) {
        return TOOK_PART.stream().flatMap(duty -> inbox.performers(tender.root(), duty).stream()).collect(Collectors.toSet());
    }

    /** Who does the same duty in the case is told apart when it is done; here, whose post it is to decide, and who has begun to. */
    private boolean decides(CaseRef tender, Person person) {
        String own = programmes.group(tender, SIT, person.unit());
        return WILL_DECIDE.stream().anyMatch(duty -> inbox.performers(tender.root(), duty).contains(person.account())
                || programmes.unitsHolding(tender, duty).stream().map(unit -> programmes.group(tender, duty, unit))
                        .anyMatch(group -> !group.equals(own) && person.groups().contains(group)));
    }
}

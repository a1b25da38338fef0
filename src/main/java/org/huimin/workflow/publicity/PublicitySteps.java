package org.huimin.workflow.publicity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.calendar.Deadline;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.LegalBasis;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec.Separation;
import org.huimin.publicity.NoticeId;
import org.huimin.publicity.PublicityId;
import org.huimin.publicity.PublicityPeriods;
import org.huimin.publicity.PublicityPeriods.Outcome;
import org.huimin.publicity.PublicityRegister;
import org.huimin.publicity.Remedy;
import org.huimin.publicity.Standing;
import org.huimin.selection.ApplicationRegister;
import org.huimin.selection.Awarding;
import org.huimin.selection.TenderOutcome;
import org.huimin.selection.Tendering;
import org.huimin.tasks.Inbox;
import org.huimin.workflow.Challenging;
import org.huimin.workflow.engine.DueDates;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of publicity asks for. */
@Component
public class PublicitySteps {

    private static final String END = "PUBLICITY_END";
    private static final List<String> OBJECTION_DUTIES = List.of("admit-objection", "investigate-objection", "decide-objection");

    private final PublicityPeriods periods;
    private final PublicityRegister register;
    private final ProgrammeRegister programmes;
    private final ApplicationRegister applications;
    private final Awarding awarding;
    private final Tendering tendering;
    private final DueDates dueDates;
    private final Challenging challenging;
    private final Inbox inbox;

    PublicitySteps(PublicityPeriods periods, PublicityRegister register, ProgrammeRegister programmes, ApplicationRegister applications, Awarding awarding,
                   Tendering tendering, DueDates dueDates, Challenging challenging, Inbox inbox) {
        this.periods = periods;
        this.register = register;
        this.programmes = programmes;
        this.applications = applications;
        this.awarding = awarding;
        this.tendering = tendering;
        this.dueDates = dueDates;
        this.challenging = challenging;
        this.inbox = inbox;
    }

    public void open(DelegateExecution execution) {
        CaseRef about = Scope.caseOf(execution);
        CaseRef programme = about.root();
        Deadline end = dueDates.deadline(execution, END);
        LegalBasis basis = programmes.schedule(programme, END).basis();
        boolean merchants = DueDates.aboutMerchants(about);
        String decidedBy = inbox.lastPerformer(programme, decision(about, merchants)).orElse("");
        Optional<CaseRef> tender = tender(execution);
        PublicityId opened = periods.open(new PublicityPeriods.Opening(about, NoticeId.of(Scope.text(execution, "notice")), end.end(),
                "公示" + DueDates.words(end), basis, standing(programme, tender), decidedBy,
                merchants ? inbox.performers(programme, "verify-merchants") : tender.isPresent() ? involved(programme) : Set.of(),
                tender.isPresent() ? Set.of(Remedy.values()) : Set.of()));
        execution.setVariable("publicity", opened.toString());
        if (tender.isPresent() || recorded(about)) {
            challenging.mayBeQueried(about, end.end());
        }
    }

    public void close(DelegateExecution execution) {
        PublicityId publicity = PublicityId.of(Scope.text(execution, "publicity"));
        Outcome outcome = periods.close(publicity);
        tender(execution).filter(tender -> outcome.upheld()).ifPresent(tender -> follow(tender, publicity, outcome.remedy()));
        execution.setVariable("upheld", outcome.upheld());
        execution.setVariable("remedy", outcome.remedy() == null ? "NONE" : outcome.remedy().name());
    }

    /** Whoever an upheld objection hits stays out, also where another one leads further back. */
    private void follow(CaseRef tender, PublicityId publicity, Remedy remedy) {
        register.objections(publicity).stream().filter(o -> o.remedy() == Remedy.NEXT)
                .forEach(o -> awarding.leaveOut(Actor.SYSTEM, tender, o.against(), o.reason()));
        if (remedy == Remedy.END) {
            tendering.end(Actor.SYSTEM, tender, TenderOutcome.FAILED);
        }
    }

    /** Where the regime lets only parties object, the enterprises that applied here are they; whoever applied elsewhere is known there only. */
    private Standing standing(CaseRef programme, Optional<CaseRef> tender) {
        boolean parties = programmes.rule(programme, "objection-standing").filter(rule -> rule.value().equals("PARTIES")).isPresent();
        return !parties || tender.isEmpty() ? Standing.ANYONE
                : Standing.parties(applications.of(tender.get()).stream().map(a -> a.stated().enterprise()).distinct().sorted().toList());
    }

    /** Everybody whose part in the selection the programme keeps apart from deciding an objection. */
    private Set<String> involved(CaseRef programme) {
        Set<String> people = new TreeSet<>();
        programmes.separations(programme).stream().map(Separation::duties).filter(duties -> duties.contains("decide-objection")).flatMap(List::stream).distinct()
                .filter(duty -> !OBJECTION_DUTIES.contains(duty)).forEach(duty -> people.addAll(inbox.performers(programme, duty)));
        return people;
    }

    private static Optional<CaseRef> tender(DelegateExecution execution) {
        return execution.getVariable("tender") == null ? Optional.empty() : Optional.of(Scope.tender(execution));
    }

    /** The duty that decided what is publicised. */
    private String decision(CaseRef about, boolean merchants) {
        if (merchants) {
            return "review-merchants";
        }
        if (!programmes.spec(about).selects()) {
            return "approve-designation";
        }
        return recorded(about) ? "approve-record" : "approve-award";
    }

    /** Whether what is publicised is the result of another system's selection. */
    private static boolean recorded(CaseRef about) {
        return about.value().contains("/REC-");
    }
}

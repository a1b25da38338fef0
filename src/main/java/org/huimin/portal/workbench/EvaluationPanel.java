package org.huimin.portal.workbench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.identity.CurrentActor;
import org.huimin.panel.PanelRegister;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.SelectionSpec;
import org.huimin.scoring.RoundState;
import org.huimin.scoring.ScoreCard;
import org.huimin.scoring.ScoringRegister;
import org.huimin.selection.ApplicationRegister;
import org.huimin.selection.Clarification;
import org.huimin.selection.Eligibility;
import org.huimin.selection.Responsiveness;
import org.huimin.selection.TenderRegister;
import org.huimin.selection.TenderView;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.ReplacingMembers;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.context.request.RequestContextHolder;

/** What a member of a panel needs for each step: the papers, the way to the own sheets, and what they came to once all are open. */
@Component
class EvaluationPanel implements Panel {

    /** Steps that rest on what was revealed. */
    private static final Set<String> AFTER = Set.of("judge-outliers", "rescore-application", "write-report", "sign-report");

    /** Steps at which a member may say that he or she cannot go on. */
    private static final Set<String> LEAVING = Set.of("elect-chair", "review-response", "score-applications");

    private final ScoringRegister register;
    private final PanelRegister panels;
    private final TenderRegister tenders;
    private final ApplicationRegister applications;
    private final Eligibility eligibility;
    private final Responsiveness responsiveness;
    private final ProgrammeRegister programmes;

    EvaluationPanel(ScoringRegister register, PanelRegister panels, TenderRegister tenders, ApplicationRegister applications, Eligibility eligibility,
                    Responsiveness responsiveness, ProgrammeRegister programmes) {
        this.register = register;
        this.panels = panels;
        this.tenders = tenders;
        this.applications = applications;
        this.eligibility = eligibility;
        this.responsiveness = responsiveness;
        this.programmes = programmes;
    }

    /** One of the person's own sheets. */
    public record SheetLine(RoundAddress address, String title, boolean submitted) { }

    /** What a round came to. */
    public record Result(RoundAddress address, ScoreCard card, List<Row> rows) { }

    /** @param totals in the order of the members */
    public record Row(int rank, String applicant, List<String> totals, String score) { }

    @Override
    public boolean suits(WorkItem item) {
        return item.process().equals("evaluation");
    }

    @Override
    public String template() {
        return "evaluation";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        CaseRef tender = CaseRef.of(item.context("tender"));
        Actor actor = CurrentActor.of(RequestContextHolder.currentRequestAttributes());
        model.addAttribute("members", item.task().equals("elect-chair") ? panels.members(tender) : List.of());
        model.addAttribute("sheetLines", item.task().equals("score-applications") ? register.within(item.caseRef()).stream()
                .map(round -> new SheetLine(new RoundAddress(round), register.card(round).title(), register.own(actor, round).receipt() != null)).toList() : List.of());
        model.addAttribute("disturbed", item.task().equals("void-sheet") ? register.within(item.caseRef()).stream().flatMap(round -> register.disturbed(round)
                .stream().map(m -> Map.of("title", register.card(round).title(), "code", m.code()))).toList() : List.of());
        model.addAttribute("leaving", LEAVING.contains(item.task()));
        model.addAttribute("causes", ReplacingMembers.Cause.values());
        if (item.task().equals("review-response")) {
            papers(item, tender, model);
        }
        model.addAttribute("results", AFTER.contains(item.task()) ? register.within(item.caseRef()).stream().filter(this::open).map(this::result).toList() : List.of());
    }

    private void papers(WorkItem item, CaseRef tender, Model model) {
        Set<String> eligible = eligibility.eligible(tender).stream().map(c -> c.number()).collect(Collectors.toSet());
        TenderView called = tenders.view(tender);
        model.addAttribute("call", new NoticeAddress(tender.root(), called.notice()).toString());
        model.addAttribute("lowPrice", called.terms().asksOffer() ? programmes.rule(tender.root(), "low-price").orElse(null) : null);
        model.addAttribute("materialNames", called.terms().materials().stream()
                .collect(Collectors.toMap(SelectionSpec.Material::code, SelectionSpec.Material::name)));
        model.addAttribute("papers", applications.of(tender).stream().filter(a -> eligible.contains(a.number())).toList());
        model.addAttribute("clarified", responsiveness.clarifications(tender, item.caseRef()).stream()
                .collect(Collectors.toMap(Clarification::application, c -> c)));
    }

    private boolean open(CaseRef round) {
        RoundState state = register.progress(round).state();
        return state == RoundState.REVEALED || state == RoundState.REPORTED;
    }

    private Result result(CaseRef round) {
        var tally = register.tally(round);
        ScoreCard card = register.card(round);
        return new Result(new RoundAddress(round), card, register.ranking(round).lines().stream().map(line -> new Row(line.rank(),
                card.applicant(line.applicant()).orElseThrow().name(), card.members().stream().map(m -> tally.total(m.account(), line.applicant()).toPlainString())
                .toList(), line.score().toPlainString())).toList());
    }
}

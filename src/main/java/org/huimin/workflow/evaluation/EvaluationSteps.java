package org.huimin.workflow.evaluation;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.programme.RegimeProfile.Outcome;
import org.huimin.programme.SelectionSpec.Lot;
import org.huimin.scoring.Chairing;
import org.huimin.scoring.Ranking;
import org.huimin.scoring.RoundState;
import org.huimin.scoring.ScoreCard;
import org.huimin.scoring.Scoring;
import org.huimin.scoring.ScoringRegister;
import org.huimin.selection.Awarding;
import org.huimin.selection.Candidate;
import org.huimin.selection.Eligibility;
import org.huimin.selection.LotCount;
import org.huimin.selection.Ranked;
import org.huimin.selection.Responsiveness;
import org.huimin.selection.TenderRegister;
import org.huimin.selection.Tendering;
import org.huimin.workflow.engine.DueDates;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of the review asks for. */
@Component
public class EvaluationSteps {

    private static final String CHAIR = "member";

    private final ScoreCards cards;
    private final Chairing chairing;
    private final Scoring scoring;
    private final ScoringRegister register;
    private final Responsiveness responsiveness;
    private final Tendering tendering;
    private final TenderRegister tenders;
    private final Eligibility eligibility;
    private final Awarding awarding;
    private final Attachments attachments;
    private final DueDates dueDates;

    EvaluationSteps(ScoreCards cards, Chairing chairing, Scoring scoring, ScoringRegister register, Responsiveness responsiveness, Tendering tendering,
                    TenderRegister tenders, Eligibility eligibility, Awarding awarding, Attachments attachments, DueDates dueDates) {
        this.cards = cards;
        this.chairing = chairing;
        this.scoring = scoring;
        this.register = register;
        this.responsiveness = responsiveness;
        this.tendering = tendering;
        this.tenders = tenders;
        this.eligibility = eligibility;
        this.awarding = awarding;
        this.attachments = attachments;
        this.dueDates = dueDates;
    }

    /** Whether any lot has several applicants to choose between. */
    public boolean needed(DelegateExecution execution) {
        return lots(execution).stream().anyMatch(lot -> last(Scope.tender(execution), lot).outcome() == Outcome.SCORE);
    }

    /** Codes of those who take part. */
    public List<String> members(DelegateExecution execution) {
        return cards.members(Scope.tender(execution)).stream().map(ScoreCard.Member::code).toList();
    }

    /** Whether one of those who take part was chosen to chair. */
    public boolean chaired(DelegateExecution execution) {
        return execution.getVariable(CHAIR) != null && members(execution).contains(Scope.text(execution, CHAIR));
    }

    /** Whether a round was opened before a member left. */
    public boolean begun(DelegateExecution execution) {
        return !rounds(execution).isEmpty();
    }

    /** Codes of those who have not chosen a chair. */
    public List<String> voters(DelegateExecution execution) {
        return chairing.undecided(Scope.caseOf(execution), cards.members(Scope.tender(execution))).stream().map(ScoreCard.Member::code).toList();
    }

    /** Counts the votes; from here the chair's work is that member's. */
    public void elect(DelegateExecution execution) {
        execution.setVariable(CHAIR, chairing.elect(Scope.caseOf(execution), cards.members(Scope.tender(execution))).code());
    }

    public void clarify(DelegateExecution execution) {
        responsiveness.ask(Scope.tender(execution), Scope.caseOf(execution), dueDates.deadline(execution, "CLARIFICATION_END").end());
    }

    public void count(DelegateExecution execution) {
        CaseRef tender = Scope.tender(execution);
        Map<String, Integer> there = responsiveness.responsive(tender).stream().collect(Collectors.groupingBy(Candidate::lot, Collectors.summingInt(c -> 1)));
        execution.setVariable("enough", tendering.count(tender, LotCount.Stage.RESPONSIVE, there));
    }

    /** Opens a round for each lot in which there is a choice; one that a member has left goes on with whoever sits now. */
    public void begin(DelegateExecution execution) {
        CaseRef tender = Scope.tender(execution);
        CaseRef review = Scope.caseOf(execution);
        String chair = cards.members(tender).stream().filter(m -> m.code().equals(Scope.text(execution, CHAIR))).findFirst().orElseThrow().account();
        lots(execution).stream().filter(lot -> last(tender, lot).outcome() == Outcome.SCORE).forEach(lot -> {
            CaseRef round = ScoreCards.round(review, lot);
            if (rounds(execution).contains(round)) {
                scoring.fill(Actor.SYSTEM, round, cards.members(tender));
            } else {
                scoring.begin(Actor.SYSTEM, round, cards.of(tender, review, lot));
            }
            scoring.chair(round, chair);
        });
    }

    /** Codes of those who have a sheet to hand in. */
    public List<String> scorers(DelegateExecution execution) {
        return rounds(execution).stream().flatMap(round -> register.missing(round).stream()).map(ScoreCard.Member::code).distinct().sorted().toList();
    }

    /** Whether every sheet is what its member submitted. */
    public boolean intact(DelegateExecution execution) {
        return rounds(execution).stream().noneMatch(round -> register.progress(round).state() == RoundState.DISTURBED);
    }

    /** Whether any total stands out that the panel has not looked at. */
    public boolean outliers(DelegateExecution execution) {
        return rounds(execution).stream().anyMatch(round -> !register.tally(round).outliers().isEmpty());
    }

    /** Codes of those whose totals most of the panel found much too high or low. */
    public List<String> amenders(DelegateExecution execution) {
        return rounds(execution).stream().flatMap(round -> register.amendable(round).stream().map(r -> register.card(round).member(r.member()).orElseThrow()))
                .map(ScoreCard.Member::code).distinct().sorted().toList();
    }

    /** Whether applicants are equal on everything, so that lots have to decide. */
    public boolean tied(DelegateExecution execution) {
        return rounds(execution).stream().anyMatch(round -> !register.ranking(round).lots().isEmpty());
    }

    /** Files the reports and hands the order over to whoever proposes the award. */
    public void file(DelegateExecution execution) {
        CaseRef tender = Scope.tender(execution);
        CaseRef review = Scope.caseOf(execution);
        List<CaseRef> rounds = rounds(execution);
        List<Ranked> order = new ArrayList<>();
        for (Lot lot : lots(execution)) {
            CaseRef round = ScoreCards.round(review, lot);
            if (rounds.contains(round)) {
                attachments.store(Actor.SYSTEM, review, "评审报告（" + lot.name() + "）.docx", new ByteArrayInputStream(register.report(round)));
                Map<String, String> names = register.card(round).applicants().stream().collect(Collectors.toMap(ScoreCard.Applicant::code, ScoreCard.Applicant::name));
                for (Ranking.Line line : register.ranking(round).lines()) {
                    order.add(new Ranked(lot.code(), line.applicant(), names.get(line.applicant()), line.score(), line.rank(), line.decidedBy()));
                }
            } else {
                only(tender, lot).forEach(c -> order.add(new Ranked(lot.code(), c.number(), c.stated().enterprise(), null, 1, "")));
            }
        }
        awarding.rank(Actor.SYSTEM, tender, order);
        execution.setVariable("enough", true);
    }

    /** Where the rules take the only one directly, and nobody scores. */
    private List<Candidate> only(CaseRef tender, Lot lot) {
        List<Candidate> all = last(tender, lot).stage() == LotCount.Stage.RESPONSIVE ? responsiveness.responsive(tender) : eligibility.eligible(tender);
        return all.stream().filter(c -> c.lot().equals(lot.code())).toList();
    }

    private List<CaseRef> rounds(DelegateExecution execution) {
        return register.within(Scope.caseOf(execution));
    }

    private List<Lot> lots(DelegateExecution execution) {
        return tenders.view(Scope.tender(execution)).terms().lots();
    }

    private LotCount last(CaseRef tender, Lot lot) {
        return tenders.counts(tender).stream().filter(c -> c.lot().equals(lot.code())).reduce((first, second) -> second).orElseThrow();
    }
}

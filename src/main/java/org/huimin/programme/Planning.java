package org.huimin.programme;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The plan's way from the drafter's desk to the issued paper. Every act takes any case inside the programme. Who may do
 * it is judged where tasks are answered; here is judged whether the plan is ready for it.
 */
@Service
@Act
public class Planning {

    private final Programmes programmes;
    private final StepsTaken steps;
    private final SpecShelf shelf;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Planning(Programmes programmes, StepsTaken steps, SpecShelf shelf, Clock clock, ApplicationEventPublisher facts) {
        this.programmes = programmes;
        this.steps = steps;
        this.shelf = shelf;
        this.clock = clock;
        this.facts = facts;
    }

    /** @param statement purpose and background in the drafter's words; the figures are the programme file's */
    public void draft(Actor actor, CaseRef in, String statement) {
        String said = Answers.required("statement", "编制说明", statement);
        Programme programme = of(in);
        programme.draft();
        record(programme, Duty.DRAFT_PLAN, actor, null, said);
        facts.publishEvent(new ProgrammeFact.PlanDrafted(in, actor.account(), programme.planRound()));
    }

    /** Puts the drafter's corrected file in the place of the registered one, while the plan is in draft. */
    public void revise(Actor actor, CaseRef in, ProgrammeSpec spec) {
        ProgrammeRules.judge(spec).orRefuse();
        Programme programme = of(in);
        programme.revise(spec);
        shelf.changed(in);
        programmes.save(programme);
        facts.publishEvent(new ProgrammeFact.PlanRevised(in, actor.account(), programme.planRound()));
    }

    /**
     * Checks the drafted plan's figures.
     *
     * @return whether a fair-competition review is in force on the plan's day
     * @throws Refused with every fault
     */
    public boolean check(CaseRef in) {
        ProgrammeSpec spec = shelf.spec(in);
        Programme programme = of(in);
        programme.mustBe("校核方案", PlanState.DRAFTED);
        ProgrammeRules.judge(spec).orRefuse();
        boolean competition = competition(spec);
        programme.check();
        programmes.save(programme);
        facts.publishEvent(new ProgrammeFact.PlanChecked(in, Actor.SYSTEM.account(), programme.planRound(), competition));
        return competition;
    }

    /** @param decision APPROVED, EXCEPTION or REFUSED; the latter two need an opinion */
    public void reviewCompetition(Actor actor, CaseRef in, Decision decision, String opinion) {
        Answers.oneOf(decision, Decision.APPROVED, Decision.EXCEPTION, Decision.REFUSED);
        String said = Answers.opinion(decision, opinion);
        Programme programme = of(in);
        programme.competitionReviewed(decision);
        record(programme, Duty.REVIEW_COMPETITION, actor, decision, said);
        facts.publishEvent(new ProgrammeFact.CompetitionReviewed(in, actor.account(), decision));
    }

    /** @param opinion what the unit would change; needed where it does not agree */
    public void giveOpinion(Actor actor, CaseRef in, String unit, boolean agrees, String opinion) {
        String said = agrees ? Answers.optional("opinion", "意见", opinion) : Answers.required("opinion", "意见", opinion);
        ProgrammeSpec spec = shelf.spec(in);
        Programme programme = of(in);
        programme.mustBeConsulting(competition(spec));
        if (!spec.unitsHolding(Duty.GIVE_OPINION.code()).contains(unit)) {
            throw Refused.invalid("plan.not-consulted", "unit", unit, "单位“" + unit + "”不在征求意见的范围内。");
        }
        if (answered(programme).contains(unit)) {
            throw Refused.conflict("plan.opinion-given", "“" + spec.unit(unit).name() + "”已反馈过意见。");
        }
        steps.save(step(programme, Duty.GIVE_OPINION, unit, agrees ? Decision.APPROVED : Decision.RETURNED, said, actor));
        facts.publishEvent(new ProgrammeFact.OpinionGiven(in, actor.account(), unit, agrees));
    }

    /** Ends the consultation though some were silent; silence counts as no opinion, and the silent are named. */
    public List<String> closeConsultation(Actor actor, CaseRef in) {
        ProgrammeSpec spec = shelf.spec(in);
        Programme programme = of(in);
        programme.mustBeConsulting(competition(spec));
        List<String> silent = silent(programme, spec);
        if (silent.isEmpty()) {
            throw Refused.conflict("plan.nobody-silent", "各单位均已反馈意见，无需按逾期结束征求意见。");
        }
        programme.consulted();
        List<String> names = silent.stream().map(unit -> spec.unit(unit).name()).toList();
        record(programme, Duty.CLOSE_CONSULTATION, actor, null, "逾期未反馈视作无意见：" + String.join("、", names));
        facts.publishEvent(new ProgrammeFact.ConsultationClosed(in, actor.account(), silent));
        return names;
    }

    /** @param budgetDocument the finance bureau's own document; @param subject budget subject */
    public void arrangeFunds(Actor actor, CaseRef in, String budgetDocument, String subject) {
        String document = Answers.required("budgetDocument", "预算文件", budgetDocument, Answers.SHORT);
        String under = Answers.required("subject", "预算科目", subject, Answers.SHORT);
        ProgrammeSpec spec = shelf.spec(in);
        Programme programme = of(in);
        if (programme.state() == PlanState.CHECKED || programme.state() == PlanState.COMPETITION_REVIEWED) {
            programme.mustBeConsulting(competition(spec));
            List<String> silent = silent(programme, spec);
            if (!silent.isEmpty()) {
                throw Refused.conflict("plan.consultation-open", "征求意见尚未结束，还有 " + silent.size() + " 个单位未反馈："
                        + silent.stream().map(unit -> spec.unit(unit).name()).collect(Collectors.joining("、")) + "。");
            }
            programme.consulted();
        }
        programme.fundsArranged();
        record(programme, Duty.ARRANGE_FUNDS, actor, null, "预算文件：" + document + "；预算科目：" + under);
        facts.publishEvent(new ProgrammeFact.FundsArranged(in, actor.account(), spec.budget(), document));
    }

    /** @param decision APPROVED or RETURNED; an opinion is needed unless approved */
    public void review(Actor actor, CaseRef in, Decision decision, String opinion) {
        Answers.oneOf(decision, Decision.APPROVED, Decision.RETURNED);
        String said = Answers.opinion(decision, opinion);
        Programme programme = of(in);
        int round = programme.planRound();
        programme.reviewed(decision);
        record(programme, round, Duty.REVIEW_PLAN, actor, decision, said);
        facts.publishEvent(new ProgrammeFact.PlanReviewed(in, actor.account(), decision));
    }

    /** @param decision APPROVED or RETURNED; an opinion is needed unless approved */
    public void table(Actor actor, CaseRef in, Decision decision, String opinion) {
        Answers.oneOf(decision, Decision.APPROVED, Decision.RETURNED);
        String said = Answers.opinion(decision, opinion);
        Programme programme = of(in);
        int round = programme.planRound();
        programme.tabled(decision);
        record(programme, round, Duty.TABLE_PLAN, actor, decision, said);
        facts.publishEvent(new ProgrammeFact.PlanTabled(in, actor.account(), decision));
    }

    /**
     * @param decision APPROVED, RETURNED or REFUSED; an opinion is needed unless approved
     * @param meeting  the deciding meeting with its number, typed in as its minutes have it
     */
    public void decide(Actor actor, CaseRef in, Decision decision, String meeting, LocalDate heldOn, String opinion) {
        Answers.oneOf(decision, Decision.APPROVED, Decision.RETURNED, Decision.REFUSED);
        String at = Answers.required("meeting", "会议名称和次数", meeting, Answers.SHORT);
        Answers.notInFuture("heldOn", "会议日期", heldOn, today());
        String said = Answers.opinion(decision, opinion);
        Programme programme = of(in);
        int round = programme.planRound();
        programme.decided(decision);
        steps.save(new ProgrammeStep(programme.caseRef(), round, Duty.DECIDE_PLAN, actor.unit(), decision, said, actor, now()).atMeeting(at, heldOn));
        programmes.save(programme);
        facts.publishEvent(new ProgrammeFact.PlanDecided(in, actor.account(), decision, at, heldOn));
    }

    /** @param documentNumber from the office's own system, typed in; never one that can be read in two ways */
    public void issue(Actor actor, CaseRef in, String documentNumber, LocalDate issuedOn) {
        String number = Answers.documentNumber(documentNumber);
        Answers.notInFuture("issuedOn", "印发日期", issuedOn, today());
        Programme programme = of(in);
        programme.mustBe("印发方案", PlanState.DECIDED);
        LocalDate decided = steps.findByCaseRefOrderById(programme.caseRef().value()).stream()
                .filter(s -> s.is(Duty.DECIDE_PLAN) && s.round() == programme.planRound()).map(ProgrammeStep::heldOn).findFirst().orElseThrow();
        if (issuedOn.isBefore(decided)) {
            throw Refused.invalid("plan.issued-before-decided", "issuedOn", issuedOn,
                    "印发日期 " + issuedOn + " 早于会议决定的日期 " + decided + "，请核对。");
        }
        programme.issued(number, issuedOn);
        record(programme, Duty.ISSUE_PLAN, actor, null, number);
        facts.publishEvent(new ProgrammeFact.PlanIssued(in, actor.account(), number, issuedOn));
    }

    private static boolean competition(ProgrammeSpec spec) {
        return new Timetable(spec).basis(Timetable.FAIR_COMPETITION).isPresent();
    }

    private Set<String> answered(Programme programme) {
        return steps.findByCaseRefOrderById(programme.caseRef().value()).stream()
                .filter(s -> s.is(Duty.GIVE_OPINION) && s.round() == programme.planRound()).map(ProgrammeStep::unit).collect(Collectors.toSet());
    }

    private List<String> silent(Programme programme, ProgrammeSpec spec) {
        List<String> silent = new ArrayList<>(spec.unitsHolding(Duty.GIVE_OPINION.code()));
        silent.removeAll(answered(programme));
        return silent;
    }

    private Programme of(CaseRef in) {
        return programmes.findById(in.root().value()).orElseThrow(() -> Refused.absent("没有编号为“" + in.root() + "”的活动。"));
    }

    private void record(Programme programme, Duty duty, Actor actor, Decision decision, String opinion) {
        record(programme, programme.planRound(), duty, actor, decision, opinion);
    }

    private void record(Programme programme, int round, Duty duty, Actor actor, Decision decision, String opinion) {
        steps.save(new ProgrammeStep(programme.caseRef(), round, duty, actor.unit(), decision, opinion, actor, now()));
        programmes.save(programme);
    }

    private ProgrammeStep step(Programme programme, Duty duty, String unit, Decision decision, String opinion, Actor actor) {
        return new ProgrammeStep(programme.caseRef(), programme.planRound(), duty, unit, decision, opinion, actor, now());
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MICROS);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Period.ZONE);
    }
}

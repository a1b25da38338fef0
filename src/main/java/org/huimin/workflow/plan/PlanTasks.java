package org.huimin.workflow.plan;

import java.time.LocalDate;
import java.util.Map;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;
import org.huimin.programme.Decision;
import org.huimin.programme.PlanFigures;
import org.huimin.programme.Planning;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.engine.Answering;
import org.springframework.stereotype.Component;

/** What people answer on the plan's way. */
@Component
class PlanTasks implements Answering {

    private final Planning planning;
    private final ProgrammeRegister programmes;

    PlanTasks(Planning planning, ProgrammeRegister programmes) {
        this.planning = planning;
        this.programmes = programmes;
    }

    @Override
    public String process() {
        return "plan";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "draft-plan", this::draft,
                "review-competition", work -> {
                    planning.reviewCompetition(work.actor(), work.programme(), decision(work), work.text("opinion"));
                    return work.routing();
                },
                "give-opinion", work -> {
                    planning.giveOpinion(work.actor(), work.programme(), work.context("unit"), work.text("agree").equals("AGREE"), work.text("opinion"));
                    return Map.of();
                },
                "close-consultation", work -> {
                    planning.closeConsultation(work.actor(), work.programme());
                    return Map.of();
                },
                "arrange-funds", work -> {
                    budgetMatches(work);
                    planning.arrangeFunds(work.actor(), work.programme(), work.text("budgetDocument"), work.text("subject"));
                    return Map.of();
                },
                "review-plan", work -> {
                    planning.review(work.actor(), work.programme(), decision(work), work.text("opinion"));
                    return work.routing();
                },
                "table-plan", work -> {
                    planning.table(work.actor(), work.programme(), decision(work), work.text("opinion"));
                    return work.routing();
                },
                "decide-plan", work -> {
                    planning.decide(work.actor(), work.programme(), decision(work), work.text("meeting"),
                            LocalDate.parse(work.text("meetingDate")), work.text("opinion"));
                    return work.routing();
                },
                "issue-plan", work -> {
                    planning.issue(work.actor(), work.programme(), work.text("documentNumber"), LocalDate.parse(work.text("issuedOn")));
                    return Map.of();
                });
    }

    @Override
    public Map<String, Object> prefill(WorkItem item) {
        ProgrammeSpec spec = programmes.spec(item.root());
        return switch (item.task()) {
            case "draft-plan" -> Map.of("figures", PlanFigures.of(spec).toString());
            case "arrange-funds" -> Map.of("amount", spec.budget().toString(), "subject", spec.funding().subject());
            case "issue-plan" -> Map.of("documentNumber", spec.document().shownNumber().orElse(""), "issuedOn", spec.planDate().toString());
            default -> Map.of();
        };
    }

    private Map<String, Object> draft(Work work) {
        ProgrammeSpec spec = programmes.spec(work.programme());
        ProgrammeSpec revised = PlanFigures.parse(work.text("figures")).in(spec);
        if (!revised.equals(spec)) {
            revise(work, revised);
        }
        planning.draft(work.actor(), work.programme(), work.text("summary"));
        return Map.of();
    }

    /** Whatever the programme's rules have against the figures is said at the table. */
    private void revise(Work work, ProgrammeSpec revised) {
        try {
            planning.revise(work.actor(), work.programme(), revised);
        } catch (Refused no) {
            throw new Refused(no.kind(), no.reasons().stream()
                    .map(r -> new Refused.Reason(r.rule(), "figures", r.value(), r.message())).toList());
        }
    }

    private void budgetMatches(Work work) {
        Money budget = programmes.spec(work.programme()).budget();
        Money arranged = Money.of(work.text("amount"));
        if (!arranged.equals(budget)) {
            throw Refused.invalid("plan.funds-differ", "amount", arranged, "安排金额为" + arranged + "元，方案预算为" + budget + "元，两者应当一致。");
        }
    }

    private static Decision decision(Work work) {
        return Decision.valueOf(work.answer().decision());
    }
}

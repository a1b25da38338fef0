package org.huimin.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.huimin.kernel.CaseRef;

/**
 * The plan's way to its decision.
 *
 * @param documentNumber as typed in when it was issued; null before
 * @param steps          what was done, oldest first
 */
public record PlanView(CaseRef caseRef, PlanState state, int round, String documentNumber, LocalDate issuedOn, List<Step> steps) {

    /**
     * @param step     the duty, e.g. {@code decide-plan}
     * @param unit     whose answer it is
     * @param decision null where the step is not a decision
     * @param meeting  meeting and its number, null where there was none
     */
    public record Step(String step, int round, String unit, Decision decision, String opinion, String meeting, LocalDate heldOn,
                       String by, Instant at) { }
}

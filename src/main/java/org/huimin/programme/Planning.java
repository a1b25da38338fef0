package org.huimin.programme;

import java.time.LocalDate;
import java.util.List;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;

/**
 * The plan's way from the drafter's desk to the issued paper. Every act takes any case inside the programme. Who may do
 * it is judged where tasks are answered; here is judged whether the plan is ready for it.
 */
@Service
@Act
public class Planning {

    /** @param statement purpose and background in the drafter's words; the figures are the programme file's */
    public void draft(Actor actor, CaseRef in, String statement) { throw new UnsupportedOperationException(); }

    /** Puts the drafter's corrected file in the place of the registered one, while the plan is in draft. */
    public void revise(Actor actor, CaseRef in, ProgrammeSpec spec) { throw new UnsupportedOperationException(); }

    /**
     * Checks the drafted plan's figures.
     *
     * @return whether a fair-competition review is in force on the plan's day
     */
    public boolean check(CaseRef in) { throw new UnsupportedOperationException(); }

    /** @param decision APPROVED, EXCEPTION or REFUSED; the latter two need an opinion */
    public void reviewCompetition(Actor actor, CaseRef in, Decision decision, String opinion) { throw new UnsupportedOperationException(); }

    public void giveOpinion(Actor actor, CaseRef in, String unit, boolean agrees, String opinion) { throw new UnsupportedOperationException(); }

    /** @return the units that were silent, by name */
    public List<String> closeConsultation(Actor actor, CaseRef in) { throw new UnsupportedOperationException(); }

    /** @param budgetDocument the finance bureau's own document; @param subject budget subject */
    public void arrangeFunds(Actor actor, CaseRef in, String budgetDocument, String subject) { throw new UnsupportedOperationException(); }

    /** @param decision APPROVED, RETURNED or REFUSED; an opinion is needed unless approved */
    public void review(Actor actor, CaseRef in, Decision decision, String opinion) { throw new UnsupportedOperationException(); }

    public void table(Actor actor, CaseRef in, Decision decision, String opinion) { throw new UnsupportedOperationException(); }

    /** @param meeting the deciding meeting and its number, e.g. 县政府常务会议第12次 */
    public void decide(Actor actor, CaseRef in, Decision decision, String meeting, LocalDate heldOn, String opinion) { throw new UnsupportedOperationException(); }

    /** @param documentNumber from the office's own system, typed in */
    public void issue(Actor actor, CaseRef in, String documentNumber, LocalDate issuedOn) { throw new UnsupportedOperationException(); }
}

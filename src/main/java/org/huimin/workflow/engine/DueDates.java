package org.huimin.workflow.engine;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.calendar.Deadline;
import org.huimin.calendar.Deadlines;
import org.huimin.calendar.DueRule;
import org.huimin.calendar.Term;
import org.huimin.kernel.CaseRef;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives the diagrams their dates: every timer and due task reads a deadline row, set when it is first asked for, by the
 * programme file or, where that is silent, by the regime. In diagrams this is {@code deadlines}.
 */
@Component("deadlines")
public class DueDates {

    private static final String PHASE_OPEN = "PHASE_OPEN";
    private static final String PHASE_PREPARE = "PHASE_PREPARE";
    private static final String DAY_OVER = "DAY_OVER";

    private final Deadlines deadlines;
    private final ProgrammeRegister programmes;

    DueDates(Deadlines deadlines, ProgrammeRegister programmes) {
        this.deadlines = deadlines;
        this.programmes = programmes;
    }

    /** For a timer: the engine wants its own kind of date. */
    public Date at(DelegateExecution execution, String key) {
        return Date.from(deadline(execution, key).end());
    }

    /** The deadline of this case, set now if it was not before. */
    public Deadline deadline(DelegateExecution execution, String key) {
        CaseRef caseRef = Scope.caseOf(execution);
        return switch (key) {
            case PHASE_OPEN -> deadlines.at(caseRef, key, () -> DueRule.at(phase(execution).first().atStartOfDay(), basis(caseRef, key)));
            case PHASE_PREPARE -> deadlines.at(caseRef, key, () -> DueRule.at(
                    phase(execution).first().minusDays(days(programmes.schedule(caseRef, key))).atTime(LocalTime.of(9, 0)), basis(caseRef, key)));
            case DAY_OVER -> deadlines.at(caseRef, key + ":" + Scope.text(execution, "day"), () -> DueRule.at(
                    LocalDate.parse(Scope.text(execution, "day")).plusDays(1).atStartOfDay(), basis(caseRef, key)));
            default -> deadlines.at(caseRef, key, () -> rule(caseRef, key, execution));
        };
    }

    private ProgrammeSpec.Phase phase(DelegateExecution execution) {
        return programmes.spec(Scope.programme(execution)).phase(Scope.phase(execution));
    }

    private DueRule rule(CaseRef caseRef, String key, DelegateExecution execution) {
        Scheduled scheduled = programmes.schedule(caseRef, qualified(key, execution));
        String basis = scheduled.basis().citation();
        LocalDateTime at = scheduled.at();
        return at != null ? DueRule.at(at, basis) : DueRule.term(Term.parse(scheduled.term()), null, basis);
    }

    /** Later rounds have dates of their own; the lists of a later round are supplements. */
    private static String qualified(String key, DelegateExecution execution) {
        Object round = execution.getVariable("round");
        if (round == null || round.equals(1)) {
            return key;
        }
        return key.equals("TOWNSHIP_LISTS") ? "SUPPLEMENT_LISTS:" + round : key + ":" + round;
    }

    private String basis(CaseRef caseRef, String key) {
        return programmes.schedule(caseRef, key).basis().citation();
    }

    private static int days(Scheduled scheduled) {
        return Term.parse(scheduled.term()).days();
    }

    /** What a due date rests on, in a line: rule and basis. */
    public static String words(Deadline deadline) {
        String rule = deadline.rule().equals("AT") ? "" : Term.parse(deadline.rule()).words() + "，";
        return rule + deadline.basis();
    }

}

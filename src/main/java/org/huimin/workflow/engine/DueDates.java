package org.huimin.workflow.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.calendar.Deadline;
import org.huimin.calendar.Deadlines;
import org.huimin.calendar.DueRule;
import org.huimin.calendar.Term;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.merchant.Round;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives the diagrams their dates: every timer and due task reads a deadline row, set when it is first asked for, by the
 * programme file or, where that is silent, by the regime. In diagrams this is {@code deadlines}.
 */
@Component("deadlines")
public class DueDates {

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
        LocalDate day = key.equals("DAY_OVER") ? LocalDate.parse(Scope.text(execution, "day")) : null;
        return deadlines.at(Scope.caseOf(execution), day == null ? key : key + ":" + day, () -> rule(execution, key));
    }

    /**
     * Sets a deadline of a case before its process asks for it.
     *
     * @param from the moment it counts from; that day itself does not count
     */
    public Deadline countedFrom(CaseRef in, String key, Instant from) {
        return deadlines.at(in, key, () -> {
            Scheduled scheduled = programmes.schedule(in, key);
            return scheduled.at() != null ? DueRule.at(scheduled.at(), scheduled.basis().citation())
                    : DueRule.term(Term.parse(scheduled.term()), from, scheduled.basis().citation());
        });
    }

    private DueRule rule(DelegateExecution execution, String key) {
        Integer phase = execution.getVariable("phase") == null ? null : Scope.phase(execution);
        LocalDate day = execution.getVariable("day") == null ? null : LocalDate.parse(Scope.text(execution, "day"));
        Scheduled scheduled = programmes.schedule(Scope.caseOf(execution), qualified(key, execution), phase, day);
        String basis = scheduled.basis().citation();
        if (scheduled.at() != null) {
            return DueRule.at(scheduled.at(), basis);
        }
        return DueRule.term(Term.parse(scheduled.term()), scheduled.from() == null ? null : scheduled.from().atZone(Period.ZONE).toInstant(), basis);
    }

    /** Some notices are due sooner than others, later rounds and replacements have dates of their own, and the lists of a later round are supplements. */
    private static String qualified(String key, DelegateExecution execution) {
        if (key.equals("PUBLICITY_END") && aboutMerchants(Scope.caseOf(execution))) {
            return key + ":MERCHANTS";
        }
        if (key.equals("NOTICE") && execution.getVariable("noticeType") != null) {
            return key + ":" + Scope.text(execution, "noticeType");
        }
        Object round = execution.getVariable("round");
        if (round == null || round.equals(1)) {
            return key;
        }
        if (Round.replaces(Integer.parseInt(round.toString()))) {
            return key + ":REPLACEMENT";
        }
        return (key.equals("TOWNSHIP_LISTS") ? "SUPPLEMENT_LISTS" : key) + ":" + round;
    }

    /** Whether the case is part of taking merchants in, where what is publicised is their list. */
    public static boolean aboutMerchants(CaseRef caseRef) {
        return caseRef.value().contains("/ONB-");
    }

    /** What a due date rests on, in a line: rule and basis. */
    public static String words(Deadline deadline) {
        String rule = deadline.rule().equals("AT") ? "" : Term.parse(deadline.rule()).words() + "，";
        return rule + deadline.basis();
    }

}

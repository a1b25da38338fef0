package org.huimin.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.huimin.kernel.Period;

/**
 * How a deadline is found: a term counted from the day something opened, or a fixed moment.
 *
 * @param term  null for a fixed moment
 * @param start the moment that opens the term; for a fixed moment, when it was fixed, or null for now
 * @param at    the fixed moment, whole seconds; null for a term
 * @param basis the legal basis or the paper it stands in, as shown to people
 */
public record DueRule(Term term, Instant start, Instant at, String basis) {

    public DueRule {
        if ((term == null) == (at == null)) {
            throw new IllegalArgumentException("a deadline is either a term or a fixed moment");
        }
        at = at == null ? null : at.truncatedTo(ChronoUnit.SECONDS);
        basis = basis == null ? "" : basis;
    }

    /** Counted from {@code start}; null counts from now. */
    public static DueRule term(Term term, Instant start, String basis) {
        return new DueRule(term, start, null, basis);
    }

    public static DueRule at(Instant at, String basis) {
        return new DueRule(null, null, at, basis);
    }

    /** Local time of the house, Asia/Shanghai. */
    public static DueRule at(LocalDateTime at, String basis) {
        return at(at.atZone(Period.ZONE).toInstant(), basis);
    }

    /** {@code WD5}, {@code CD3} or {@code AT}. */
    public String text() {
        return term == null ? "AT" : term.toString();
    }
}

package org.huimin.kernel;

import java.util.List;

/**
 * The office says no. Carries sentences for the person in front of the screen, each with the field, the value that was
 * given and the rule that stands against it. Never thrown for a bug or an outage.
 */
public class Refused extends RuntimeException {

    /** What kind of no: a page turns it into 422, 409, 403 or 404. */
    public enum Kind { INVALID, CONFLICT, FORBIDDEN, ABSENT }

    /**
     * One reason.
     *
     * @param rule    the rule's name, stable, kebab-case: {@code ledger.same-file-twice}
     * @param field   the field or place it concerns, empty if none
     * @param value   what was given, empty if nothing
     * @param message a whole Chinese sentence that says what is wrong and what to do
     */
    public record Reason(String rule, String field, String value, String message) { }

    private final Kind kind;
    private final List<Reason> reasons;

    public Refused(Kind kind, List<Reason> reasons) {
        super(reasons.isEmpty() ? kind.name() : reasons.get(0).message(), null, false, false);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a refusal without a reason");
        }
        this.kind = kind;
        this.reasons = List.copyOf(reasons);
    }

    /** What was given does not meet a rule. */
    public static Refused invalid(String rule, String field, Object value, String message) {
        return new Refused(Kind.INVALID, List.of(new Reason(rule, field, value == null ? "" : value.toString(), message)));
    }

    public static Refused invalid(List<Reason> reasons) {
        return new Refused(Kind.INVALID, reasons);
    }

    /** Right in itself, but not now: somebody else was faster, or the case has moved on. */
    public static Refused conflict(String rule, String message) {
        return new Refused(Kind.CONFLICT, List.of(new Reason(rule, "", "", message)));
    }

    /** Not by this person. */
    public static Refused forbidden(String rule, String message) {
        return new Refused(Kind.FORBIDDEN, List.of(new Reason(rule, "", "", message)));
    }

    /** No such thing, or not for this person to know. */
    public static Refused absent(String message) {
        return new Refused(Kind.ABSENT, List.of(new Reason("absent", "", "", message)));
    }

    public final Kind kind() {
        return kind;
    }

    public final List<Reason> reasons() {
        return reasons;
    }
}

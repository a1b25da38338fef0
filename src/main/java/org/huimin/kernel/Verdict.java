package org.huimin.kernel;

import java.util.ArrayList;
import java.util.List;

/** A policy's answer: yes, or no because. */
public record Verdict(List<Refused.Reason> reasons) {

    private static final Verdict YES = new Verdict(List.of());

    public Verdict {
        reasons = List.copyOf(reasons);
    }

    public static Verdict yes() {
        return YES;
    }

    public static Verdict no(String rule, String field, Object value, String message) {
        return new Verdict(List.of(new Refused.Reason(rule, field, value == null ? "" : value.toString(), message)));
    }

    public boolean isYes() {
        return reasons.isEmpty();
    }

    /** Both verdicts' reasons, in order. */
    public Verdict and(Verdict other) {
        if (isYes()) {
            return other;
        }
        List<Refused.Reason> all = new ArrayList<>(reasons);
        all.addAll(other.reasons);
        return new Verdict(all);
    }

    /** @throws Refused (invalid) with all reasons unless the answer is yes */
    public void orRefuse() {
        if (!isYes()) {
            throw Refused.invalid(reasons);
        }
    }
}

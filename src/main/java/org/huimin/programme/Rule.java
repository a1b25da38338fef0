package org.huimin.programme;

import java.util.List;
import org.huimin.kernel.Verdict;

/** One thing that must hold of a programme. */
@FunctionalInterface
interface Rule {

    Verdict judge(ProgrammeSpec spec);

    /** Every fault of every rule, in their order. */
    static Verdict all(List<Rule> rules, ProgrammeSpec spec) {
        Verdict verdict = Verdict.yes();
        for (Rule rule : rules) {
            verdict = verdict.and(rule.judge(spec));
        }
        return verdict;
    }
}

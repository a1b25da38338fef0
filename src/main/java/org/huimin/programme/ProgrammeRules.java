package org.huimin.programme;

import java.util.List;
import java.util.stream.Stream;
import org.huimin.kernel.Verdict;

/**
 * Whether a programme holds together: what its file refers to is there, its figures agree, its dates fit, its desks are
 * held by enough people, and the law of its day is kept.
 */
final class ProgrammeRules {

    private static final List<Rule> ALL = Stream.of(ReferenceRules.ALL, MoneyRules.ALL, PhaseRules.ALL, MerchantRules.ALL, SelectionRules.ALL,
            DutyRules.ALL, LawRules.ALL, ScheduleRules.ALL, ChangeRules.ALL).flatMap(List::stream).toList();

    private ProgrammeRules() { }

    static Verdict judge(ProgrammeSpec spec) {
        return Rule.all(ALL, spec);
    }
}

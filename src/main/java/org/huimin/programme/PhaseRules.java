package org.huimin.programme;

import java.util.List;
import org.huimin.kernel.Verdict;

/** Phases come one after the other, all of them after the plan. */
final class PhaseRules {

    static final List<Rule> ALL = List.of(PhaseRules::numberedInOrder, PhaseRules::oneAfterTheOther, PhaseRules::afterThePlan);

    private PhaseRules() { }

    static Verdict numberedInOrder(ProgrammeSpec spec) {
        Verdict verdict = Verdict.yes();
        for (int i = 0; i < spec.phases().size(); i++) {
            int number = spec.phases().get(i).number();
            if (number != i + 1) {
                verdict = verdict.and(Verdict.no("programme.phase-number", "phases[" + i + "].number", number, "第 " + (i + 1) + " 个期次的编号是 " + number + "，应依次为 1、2、3……"));
            }
        }
        return verdict;
    }

    static Verdict oneAfterTheOther(ProgrammeSpec spec) {
        Verdict verdict = Verdict.yes();
        for (int i = 1; i < spec.phases().size(); i++) {
            ProgrammeSpec.Phase before = spec.phases().get(i - 1);
            ProgrammeSpec.Phase phase = spec.phases().get(i);
            if (!phase.first().isAfter(before.last())) {
                String how = phase.period().overlaps(before.period()) ? "时间重叠" : "先后颠倒";
                verdict = verdict.and(Verdict.no("programme.phases-overlap", "phases[" + i + "].first", phase.first(),
                        "“" + before.name() + "”（" + before.first() + " 至 " + before.last() + "）与“" + phase.name() + "”（" + phase.first() + " 至 " + phase.last() + "）" + how + "。"));
            }
        }
        return verdict;
    }

    static Verdict afterThePlan(ProgrammeSpec spec) {
        ProgrammeSpec.Phase first = spec.phases().get(0);
        return first.first().isAfter(spec.planDate()) ? Verdict.yes() : Verdict.no("programme.phase-before-plan", "phases[0].first", first.first(),
                "“" + first.name() + "”自 " + first.first() + " 开始，不晚于方案印发日期 " + spec.planDate() + "；方案印发后才能发放。");
    }
}

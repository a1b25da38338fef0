package org.huimin.programme;

import java.util.List;
import org.huimin.kernel.Money;
import org.huimin.kernel.Verdict;

/** Voucher rows, phases, pools and budget say the same, to the cent. */
final class MoneyRules {

    static final List<Rule> ALL = List.of(MoneyRules::rowsMakePhases, MoneyRules::rowsMakePools, MoneyRules::poolsMakeBudget,
            MoneyRules::phasesMakeBudget, MoneyRules::faceWithinThreshold);

    private MoneyRules() { }

    static Verdict rowsMakePhases(ProgrammeSpec spec) {
        Verdict verdict = Verdict.yes();
        for (int i = 0; i < spec.phases().size(); i++) {
            ProgrammeSpec.Phase phase = spec.phases().get(i);
            Money rows = Money.ZERO;
            for (ProgrammeSpec.Platform platform : spec.platforms()) {
                rows = rows.plus(spec.plannedValue(platform.code(), phase.number()));
            }
            verdict = verdict.and(agree("programme.rows-make-phase", "phases[" + i + "].budget", "“" + phase.name() + "”各券种金额合计", rows, "本期资金", phase.budget()));
        }
        return verdict;
    }

    static Verdict rowsMakePools(ProgrammeSpec spec) {
        Verdict verdict = Verdict.yes();
        for (int i = 0; i < spec.platforms().size(); i++) {
            ProgrammeSpec.Platform platform = spec.platforms().get(i);
            Money rows = spec.phases().stream().map(p -> spec.plannedValue(platform.code(), p.number())).reduce(Money.ZERO, Money::plus);
            verdict = verdict.and(agree("programme.rows-make-pool", "platforms[" + i + "].pool", "“" + platform.name() + "”各券种金额合计", rows, "平台资金", platform.pool()));
        }
        return verdict;
    }

    static Verdict poolsMakeBudget(ProgrammeSpec spec) {
        Money pools = spec.platforms().stream().map(ProgrammeSpec.Platform::pool).reduce(Money.ZERO, Money::plus);
        return agree("programme.pools-make-budget", "budget", "各平台资金合计", pools, "资金总额", spec.budget());
    }

    static Verdict phasesMakeBudget(ProgrammeSpec spec) {
        Money phases = spec.phases().stream().map(ProgrammeSpec.Phase::budget).reduce(Money.ZERO, Money::plus);
        return agree("programme.phases-make-budget", "budget", "各期资金合计", phases, "资金总额", spec.budget());
    }

    static Verdict faceWithinThreshold(ProgrammeSpec spec) {
        Verdict verdict = Verdict.yes();
        for (int i = 0; i < spec.voucherTypes().size(); i++) {
            ProgrammeSpec.VoucherType type = spec.voucherTypes().get(i);
            if (type.threshold().compareTo(type.face()) < 0) {
                verdict = verdict.and(Verdict.no("programme.threshold-below-face", "voucherTypes[" + i + "].threshold", type.threshold(),
                        "“" + type.name() + "”的最低消费额 " + type.threshold() + " 元低于面值 " + type.face() + " 元。"));
            }
        }
        return verdict;
    }

    private static Verdict agree(String rule, String place, String leftWords, Money left, String rightWords, Money right) {
        if (left.equals(right)) {
            return Verdict.yes();
        }
        Money apart = left.compareTo(right) > 0 ? left.minus(right) : right.minus(left);
        return Verdict.no(rule, place, right, leftWords + " " + left + " 元，与" + rightWords + " " + right + " 元不符，相差 " + apart + " 元。");
    }
}

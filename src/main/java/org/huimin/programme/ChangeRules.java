package org.huimin.programme;

import java.util.List;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.huimin.kernel.Verdict;

/** Dated changes refer to what is there and leave the programme whole. */
final class ChangeRules {

    static final List<Rule> ALL = List.of(ChangeRules::changesAreComplete, ChangeRules::carriedInWasThere, ChangeRules::extendedPhasesStayApart, ChangeRules::splitKeepsTheWhole);

    private ChangeRules() { }

    static Verdict judge(ProgrammeSpec spec) {
        return Rule.all(ALL, spec);
    }

    static Verdict changesAreComplete(ProgrammeSpec spec) {
        Verdict verdict = Verdict.yes();
        for (int i = 0; i < spec.changes().size(); i++) {
            verdict = verdict.and(complete(spec, spec.changes().get(i), "changes[" + i + "]"));
        }
        return verdict;
    }

    private static Verdict complete(ProgrammeSpec spec, ProgrammeSpec.Change change, String place) {
        Verdict verdict = Verdict.yes();
        if (change.date() == null) {
            verdict = verdict.and(Verdict.no("change.date", place + ".date", "", "方案调整没有写明日期。"));
        }
        ProgrammeSpec.Phase phase = spec.phases().stream().filter(p -> Integer.valueOf(p.number()).equals(change.phase())).findFirst().orElse(null);
        if (phase == null) {
            return verdict.and(Verdict.no("change.phase-unknown", place + ".phase", change.phase(), "没有第 " + change.phase() + " 期，方案共有 " + spec.phases().size() + " 期。"));
        }
        if (change.date() != null && change.date().isAfter(spec.period(phase.number()).last())) {
            verdict = verdict.and(Verdict.no("change.phase-over", place + ".date", change.date(),
                    "调整日期 " + change.date() + " 时“" + phase.name() + "”已于 " + spec.period(phase.number()).last() + " 结束，不能再调整。"));
        }
        if (ProgrammeSpec.Change.EXTENSION.equals(change.kind())) {
            return change.days() != null && change.days() > 0 ? verdict
                    : verdict.and(Verdict.no("change.days", place + ".days", change.days(), "延长天数应为大于零的整数，现为“" + (change.days() == null ? "未填写" : change.days()) + "”。"));
        }
        boolean split = ProgrammeSpec.Change.SPLIT.equals(change.kind());
        if (!split && !ProgrammeSpec.Change.ALLOTMENT.equals(change.kind())) {
            return verdict.and(Verdict.no("change.kind", place + ".kind", change.kind(), "调整类型“" + change.kind() + "”不是 ALLOTMENT、EXTENSION 或 SPLIT。"));
        }
        if (spec.platform(change.platform()).isEmpty()) {
            verdict = verdict.and(Verdict.no("change.platform-unknown", place + ".platform", change.platform(), "没有代码为“" + change.platform() + "”的发放平台。"));
        }
        if (spec.voucherType(change.voucherType()).isEmpty()) {
            verdict = verdict.and(Verdict.no("change.type-unknown", place + ".voucherType", change.voucherType(), "没有代码为“" + change.voucherType() + "”的券种。"));
        }
        if (split && change.date() != null && !change.date().isBefore(spec.phases().get(0).first())) {
            verdict = verdict.and(Verdict.no("change.split-late", place + ".date", change.date(), "“" + spec.phases().get(0).name() + "”已于 "
                    + spec.phases().get(0).first() + " 开始投放，各平台的资金不能再重新划分。"));
        }
        if (split) {
            return change.quantity() != null && change.quantity() >= 0 ? verdict : verdict.and(Verdict.no("change.quantity", place + ".quantity", change.quantity(),
                    "划分的张数应为不小于零的整数，现为“" + (change.quantity() == null ? "未填写" : change.quantity()) + "”。"));
        }
        return change.quantity() != null && change.quantity() > 0 ? verdict : verdict.and(Verdict.no("change.quantity", place + ".quantity", change.quantity(),
                "增加张数应为大于零的整数，现为“" + (change.quantity() == null ? "未填写" : change.quantity()) + "”。"));
    }

    /** What is added to a phase can only be what earlier phases of the same platform did not use. */
    static Verdict carriedInWasThere(ProgrammeSpec spec) {
        Verdict verdict = Verdict.yes();
        for (ProgrammeSpec.Platform platform : spec.platforms()) {
            Money earlier = Money.ZERO;
            for (ProgrammeSpec.Phase phase : spec.phases()) {
                Money added = Money.ZERO;
                for (ProgrammeSpec.VoucherType type : spec.voucherTypes()) {
                    int more = spec.quantity(platform.code(), type.code(), phase.number()) - spec.planned(platform.code(), type.code(), phase.number());
                    added = added.plus(type.face().times(more));
                }
                if (added.compareTo(earlier) > 0) {
                    verdict = verdict.and(Verdict.no("change.beyond-money", "changes", added, "“" + platform.name() + "”在“" + phase.name() + "”增加的消费券共 " + added
                            + " 元，超过此前各期的资金 " + earlier + " 元。"));
                }
                earlier = earlier.plus(spec.plannedValue(platform.code(), phase.number()));
            }
        }
        return verdict;
    }

    /** A split moves vouchers between platforms: of no type are there more or fewer, and the budget stays what it is to the cent. */
    static Verdict splitKeepsTheWhole(ProgrammeSpec spec) {
        return spec.changes().stream().noneMatch(c -> ProgrammeSpec.Change.SPLIT.equals(c.kind())) ? Verdict.yes() : Rule.all(MoneyRules.ALL, spec);
    }

    static Verdict extendedPhasesStayApart(ProgrammeSpec spec) {
        if (spec.changes().stream().anyMatch(c -> ProgrammeSpec.Change.EXTENSION.equals(c.kind()) && (c.days() == null || c.days() < 1))) {
            return Verdict.yes();
        }
        Verdict verdict = Verdict.yes();
        for (int i = 1; i < spec.phases().size(); i++) {
            ProgrammeSpec.Phase before = spec.phases().get(i - 1);
            Period extended = spec.period(before.number());
            ProgrammeSpec.Phase phase = spec.phases().get(i);
            if (extended.last().isAfter(before.last()) && !phase.first().isAfter(extended.last())) {
                verdict = verdict.and(Verdict.no("change.phases-overlap", "changes", extended.last(), "“" + before.name() + "”延长到 " + extended.last() + "，与 "
                        + phase.first() + " 开始的“" + phase.name() + "”重叠。"));
            }
        }
        return verdict;
    }
}

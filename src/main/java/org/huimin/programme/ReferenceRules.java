package org.huimin.programme;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huimin.kernel.Verdict;

/** Codes are given once, and whatever is named exists. */
final class ReferenceRules {

    static final List<Rule> ALL = List.of(ReferenceRules::codesAreUnique, ReferenceRules::unitsExist, ReferenceRules::platformsAreUnits,
            ReferenceRules::industriesExist, ReferenceRules::allottedTypesExist, ReferenceRules::phasesExist);

    private ReferenceRules() { }

    static Verdict codesAreUnique(ProgrammeSpec spec) {
        return unique("units", "单位代码", spec.units(), ProgrammeSpec.Unit::code)
                .and(unique("platforms", "平台代码", spec.platforms(), ProgrammeSpec.Platform::code))
                .and(unique("industries", "行业代码", spec.industries(), ProgrammeSpec.Industry::code))
                .and(unique("voucherTypes", "券种代码", spec.voucherTypes(), ProgrammeSpec.VoucherType::code))
                .and(unique("outreach", "宣传渠道代码", spec.outreach(), ProgrammeSpec.Channel::code))
                .and(unique("limits", "限领范围", spec.limits(), limit -> limit.window().name()));
    }

    private static <T> Verdict unique(String place, String words, List<T> all, Function<T, String> code) {
        Verdict verdict = Verdict.yes();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            String given = code.apply(all.get(i));
            if (!seen.add(given)) {
                verdict = verdict.and(Verdict.no("programme.code-twice", place + "[" + i + "]", given, words + "“" + given + "”出现了两次，代码不能重复。"));
            }
        }
        return verdict;
    }

    static Verdict unitsExist(ProgrammeSpec spec) {
        Set<String> units = codes(spec.units(), ProgrammeSpec.Unit::code);
        Verdict verdict = exists(units, "sponsor", spec.sponsor());
        if (spec.leadingGroup() != null) {
            verdict = verdict.and(exists(units, "leadingGroup.head", spec.leadingGroup().head()))
                    .and(exists(units, "leadingGroup.office", spec.leadingGroup().office()));
            for (String member : spec.leadingGroup().members()) {
                verdict = verdict.and(exists(units, "leadingGroup.members", member));
            }
        }
        for (int i = 0; i < spec.platforms().size(); i++) {
            verdict = verdict.and(exists(units, "platforms[" + i + "].unit", spec.platforms().get(i).unit()));
        }
        for (int i = 0; i < spec.merchants().sources().size(); i++) {
            verdict = verdict.and(exists(units, "merchants.sources[" + i + "].unit", spec.merchants().sources().get(i).unit()));
        }
        for (int i = 0; i < spec.contacts().size(); i++) {
            verdict = verdict.and(exists(units, "contacts[" + i + "].unit", spec.contacts().get(i).unit()));
        }
        for (int i = 0; i < spec.outreach().size(); i++) {
            for (String unit : spec.outreach().get(i).units()) {
                verdict = verdict.and(exists(units, "outreach[" + i + "].units", unit));
            }
        }
        for (var duty : spec.duties().entrySet()) {
            for (String unit : duty.getValue().units()) {
                verdict = verdict.and(exists(units, "duties." + duty.getKey() + ".units", unit));
            }
        }
        return verdict;
    }

    private static Verdict exists(Set<String> units, String place, String unit) {
        return units.contains(unit) ? Verdict.yes()
                : Verdict.no("programme.unit-unknown", place, unit, "单位“" + unit + "”不在 units 所列的 " + units.size() + " 个单位中。");
    }

    static Verdict platformsAreUnits(ProgrammeSpec spec) {
        Verdict verdict = Verdict.yes();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < spec.platforms().size(); i++) {
            String unit = spec.platforms().get(i).unit();
            String place = "platforms[" + i + "].unit";
            boolean platform = spec.units().stream().noneMatch(u -> u.code().equals(unit) && !"PLATFORM".equals(u.kind()));
            if (!platform) {
                verdict = verdict.and(Verdict.no("programme.platform-kind", place, unit, "发放平台的单位“" + unit + "”的类别应为 PLATFORM。"));
            }
            if (!taken.add(unit)) {
                verdict = verdict.and(Verdict.no("programme.platform-unit-twice", place, unit, "两个发放平台共用单位“" + unit + "”，应各有自己的单位。"));
            }
        }
        return verdict;
    }

    static Verdict industriesExist(ProgrammeSpec spec) {
        Set<String> known = codes(spec.industries(), ProgrammeSpec.Industry::code);
        Verdict verdict = Verdict.yes();
        for (int i = 0; i < spec.voucherTypes().size(); i++) {
            verdict = verdict.and(industry(known, "voucherTypes[" + i + "].industry", spec.voucherTypes().get(i).industry()));
        }
        for (int i = 0; i < spec.merchants().sources().size(); i++) {
            for (String industry : spec.merchants().sources().get(i).industries()) {
                verdict = verdict.and(industry(known, "merchants.sources[" + i + "].industries", industry));
            }
        }
        return verdict;
    }

    private static Verdict industry(Set<String> known, String place, String industry) {
        return known.contains(industry) ? Verdict.yes() : Verdict.no("programme.industry-unknown", place, industry,
                "行业“" + industry + "”不在 industries 所列的行业（" + String.join("、", known) + "）中。");
    }

    static Verdict allottedTypesExist(ProgrammeSpec spec) {
        Set<String> types = codes(spec.voucherTypes(), ProgrammeSpec.VoucherType::code);
        Verdict verdict = Verdict.yes();
        for (int i = 0; i < spec.platforms().size(); i++) {
            for (var row : spec.platforms().get(i).allotments().entrySet()) {
                String place = "platforms[" + i + "].allotments." + row.getKey();
                if (!types.contains(row.getKey())) {
                    verdict = verdict.and(Verdict.no("programme.type-unknown", place, row.getKey(), "券种“" + row.getKey() + "”不在 voucherTypes 中。"));
                }
                if (row.getValue().size() != spec.phases().size()) {
                    verdict = verdict.and(Verdict.no("programme.row-length", place, row.getValue().size(),
                            "券种“" + row.getKey() + "”写了 " + row.getValue().size() + " 期的数量，方案共有 " + spec.phases().size() + " 期。"));
                }
            }
        }
        for (int i = 0; i < spec.voucherTypes().size(); i++) {
            String type = spec.voucherTypes().get(i).code();
            if (spec.platforms().stream().noneMatch(p -> p.allotments().getOrDefault(type, List.of()).stream().anyMatch(n -> n > 0))) {
                verdict = verdict.and(Verdict.no("programme.type-not-issued", "voucherTypes[" + i + "]", type, "券种“" + type + "”在任何平台、任何一期都没有发放数量。"));
            }
        }
        return verdict;
    }

    static Verdict phasesExist(ProgrammeSpec spec) {
        Verdict verdict = Verdict.yes();
        for (int i = 0; i < spec.claimTimes().size(); i++) {
            Integer phase = spec.claimTimes().get(i).phase();
            if (phase != null && spec.phases().stream().noneMatch(p -> p.number() == phase)) {
                verdict = verdict.and(Verdict.no("programme.phase-unknown", "claimTimes[" + i + "].phase", phase, "没有第 " + phase + " 期，方案共有 " + spec.phases().size() + " 期。"));
            }
        }
        return verdict;
    }

    private static <T> Set<String> codes(List<T> all, Function<T, String> code) {
        return all.stream().map(code).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

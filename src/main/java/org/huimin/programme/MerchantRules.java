package org.huimin.programme;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huimin.kernel.Verdict;

/** The quotas can bring the shops the programme needs, of every industry. */
final class MerchantRules {

    static final List<Rule> ALL = List.of(MerchantRules::quotasReachMinimum, MerchantRules::sourcesAreUnique, MerchantRules::everyIndustryHasASource);

    private MerchantRules() { }

    static Verdict quotasReachMinimum(ProgrammeSpec spec) {
        int quotas = spec.merchants().sources().stream().mapToInt(ProgrammeSpec.Source::quota).sum();
        int minimum = spec.merchants().minimum();
        return quotas >= minimum ? Verdict.yes() : Verdict.no("merchants.quotas-too-low", "merchants.minimum", minimum,
                spec.merchants().sources().size() + " 个推荐来源的任务数合计 " + quotas + " 家，达不到商户总数下限 " + minimum + " 家，还差 " + (minimum - quotas) + " 家。");
    }

    static Verdict sourcesAreUnique(ProgrammeSpec spec) {
        Verdict verdict = Verdict.yes();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < spec.merchants().sources().size(); i++) {
            String unit = spec.merchants().sources().get(i).unit();
            if (!seen.add(unit)) {
                verdict = verdict.and(Verdict.no("merchants.source-twice", "merchants.sources[" + i + "].unit", unit, "单位“" + unit + "”作为推荐来源出现了两次，请合并。"));
            }
        }
        return verdict;
    }

    static Verdict everyIndustryHasASource(ProgrammeSpec spec) {
        Verdict verdict = Verdict.yes();
        for (int i = 0; i < spec.industries().size(); i++) {
            ProgrammeSpec.Industry industry = spec.industries().get(i);
            if (spec.merchants().sources().stream().noneMatch(s -> s.industries().contains(industry.code()) && s.quota() > 0)) {
                verdict = verdict.and(Verdict.no("merchants.industry-without-source", "industries[" + i + "]", industry.code(), "行业“" + industry.name() + "”没有任何单位推荐商户。"));
            }
        }
        return verdict;
    }
}

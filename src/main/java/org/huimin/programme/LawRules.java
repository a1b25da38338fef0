package org.huimin.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huimin.kernel.LegalBasis;
import org.huimin.kernel.Verdict;

/** The regime is known, what it leaves open is stated, and nothing rests on a text that was not law on the plan's day. */
final class LawRules {

    static final List<Rule> ALL = List.of(LawRules::regimeIsShipped, LawRules::overridesAreRules, LawRules::overridesSayWhatARuleMaySay,
            LawRules::designationIsReasoned, LawRules::papersAreOlderThanThePlan, LawRules::numbersAreStated, LawRules::statedLawsAreInForce);

    private static final Pattern YEAR = Pattern.compile("〔(\\d{4})〕");
    private static final Pattern TITLE = Pattern.compile("《([^》]+)》");

    private LawRules() { }

    static Verdict regimeIsShipped(ProgrammeSpec spec) {
        String code = spec.regime().profile();
        return RegimeProfile.shipped(code).isPresent() ? Verdict.yes()
                : Verdict.no("regime.unknown", "regime.profile", code, "没有代码为“" + code + "”的制度模式。");
    }

    static Verdict overridesAreRules(ProgrammeSpec spec) {
        RegimeProfile profile = RegimeProfile.shipped(spec.regime().profile()).orElse(null);
        Verdict verdict = Verdict.yes();
        for (String key : profile == null ? List.<String>of() : List.copyOf(spec.regime().overrides().keySet())) {
            if (!profile.rules().containsKey(key)) {
                verdict = verdict.and(Verdict.no("regime.rule-unknown", "regime.overrides." + key, key,
                        "制度模式 " + profile.code() + " 没有规则“" + key + "”，可调整的规则：" + String.join("、", profile.rules().keySet()) + "。"));
            }
        }
        return verdict;
    }

    static Verdict overridesSayWhatARuleMaySay(ProgrammeSpec spec) {
        return spec.regime().overrides().entrySet().stream()
                .map(own -> RegimeValues.judge("regime.overrides." + own.getKey(), own.getKey(), own.getValue())).reduce(Verdict.yes(), Verdict::and);
    }

    static Verdict designationIsReasoned(ProgrammeSpec spec) {
        boolean designated = RegimeProfile.shipped(spec.regime().profile())
                .map(p -> p.rules().get("platform-choice")).filter(r -> "DESIGNATED".equals(r.value())).isPresent();
        Verdict verdict = Verdict.yes();
        for (int i = 0; i < spec.platforms().size(); i++) {
            ProgrammeSpec.Platform platform = spec.platforms().get(i);
            if (designated && platform.designated() == null) {
                verdict = verdict.and(Verdict.no("regime.designation-without-reason", "platforms[" + i + "].designated", "",
                        "“" + platform.name() + "”未经遴选、由方案指定，须在公平竞争审查前写明指定理由（designated）。"));
            }
        }
        return verdict;
    }

    static Verdict papersAreOlderThanThePlan(ProgrammeSpec spec) {
        Verdict verdict = Verdict.yes();
        for (int i = 0; i < spec.policyBasis().size(); i++) {
            ProgrammeSpec.PolicyBasis paper = spec.policyBasis().get(i);
            String place = "policyBasis[" + i + "]";
            Matcher year = YEAR.matcher(paper.number() == null ? "" : paper.number());
            if (paper.issued() != null && paper.issued().isAfter(spec.planDate())) {
                verdict = verdict.and(Verdict.no("law.later-than-plan", place + ".issued", paper.issued(),
                        "政策依据“" + paper.title() + "”于 " + paper.issued() + " 印发，晚于方案印发日期 " + spec.planDate() + "。"));
            } else if (year.find() && Integer.parseInt(year.group(1)) > spec.planDate().getYear()) {
                verdict = verdict.and(Verdict.no("law.later-than-plan", place + ".number", paper.number(),
                        "政策依据“" + paper.title() + "”的文号是 " + year.group(1) + " 年的，晚于方案印发日期 " + spec.planDate() + "。"));
            }
        }
        return verdict;
    }

    static Verdict numbersAreStated(ProgrammeSpec spec) {
        Verdict verdict = spec.document().certain() && spec.document().number() == null
                ? Verdict.no("law.number-missing", "document.number", "", "方案文号标为确定（certain: true），但没有填写文号。") : Verdict.yes();
        for (int i = 0; i < spec.policyBasis().size(); i++) {
            if (spec.policyBasis().get(i).certain() && spec.policyBasis().get(i).number() == null) {
                verdict = verdict.and(Verdict.no("law.number-missing", "policyBasis[" + i + "].number", "",
                        "政策依据“" + spec.policyBasis().get(i).title() + "”的文号标为确定（certain: true），但没有填写文号。"));
            }
        }
        return verdict;
    }

    static Verdict statedLawsAreInForce(ProgrammeSpec spec) {
        RegimeProfile profile = RegimeProfile.shipped(spec.regime().profile()).orElse(null);
        Verdict verdict = Verdict.yes();
        if (profile == null) {
            return verdict;
        }
        for (var own : spec.schedule().entrySet()) {
            Matcher title = TITLE.matcher(own.getValue().basis() == null ? "" : own.getValue().basis());
            while (title.find()) {
                List<LegalBasis> laws = profile.laws().values().stream().filter(law -> law.citation().contains("《" + title.group(1) + "》")).toList();
                if (!laws.isEmpty() && laws.stream().noneMatch(law -> law.inForce(spec.planDate()))) {
                    verdict = verdict.and(Verdict.no("law.not-in-force", "schedule." + own.getKey() + ".basis", own.getValue().basis(),
                            "依据《" + title.group(1) + "》" + when(laws) + "，方案印发日期 " + spec.planDate() + " 时不施行，不能引用。"));
                }
            }
        }
        return verdict;
    }

    private static String when(List<LegalBasis> laws) {
        LocalDate from = laws.get(0).from();
        LocalDate until = laws.get(laws.size() - 1).until();
        return until == null ? "自 " + from + " 起施行" : "施行至 " + until + " 为止";
    }
}

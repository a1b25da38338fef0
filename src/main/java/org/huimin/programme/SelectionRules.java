package org.huimin.programme;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.kernel.LegalBasis;
import org.huimin.kernel.Verdict;

/** What a tender has to be before anybody is asked to apply: winners fixed, a score sheet that is whole, and nothing that shuts somebody out. */
final class SelectionRules {

    static final List<Rule> ALL = List.of(SelectionRules::regimeAndFileAgree, SelectionRules::everyPlaceIsWonOnce, SelectionRules::codesAreUnique,
            SelectionRules::maximaMakeTheFullScore, SelectionRules::noConditionIsScored, SelectionRules::noScaleIsScored,
            SelectionRules::priceWeighsAsTheLawSays, SelectionRules::conditionsSayWhatTheyMean, SelectionRules::waysInAreDescribed, SelectionRules::everyNumberHasAnOutcome,
            SelectionRules::panelIsLawful, SelectionRules::everyLotIsAnnouncedOnce, SelectionRules::fileDoesNotWeakenTheLaw);

    private static final Pattern SCALE = Pattern.compile("注册资本|资产总额|营业收入|从业人员|利润|纳税额|企业规模");

    private SelectionRules() { }

    static Verdict regimeAndFileAgree(ProgrammeSpec spec) {
        Optional<RegimeProfile> profile = RegimeProfile.shipped(spec.regime().profile());
        boolean selects = profile.map(p -> p.rules().get("platform-choice")).filter(rule -> "SELECTED".equals(rule.value())).isPresent();
        if (profile.isEmpty() || selects == spec.selects()) {
            return Verdict.yes();
        }
        return selects ? Verdict.no("selection.missing", "selection", "", "制度模式 " + spec.regime().profile() + "（" + profile.get().name()
                + "）要求遴选平台，方案文件须写明 selection：类别、条件、材料和评分项。")
                : Verdict.no("selection.not-wanted", "selection", "", "制度模式 " + spec.regime().profile() + "（" + profile.get().name()
                + "）由方案指定平台，方案文件不能再写 selection。");
    }

    static Verdict everyPlaceIsWonOnce(ProgrammeSpec spec) {
        Verdict verdict = Verdict.yes();
        if (!spec.selects()) {
            return verdict;
        }
        Set<String> won = new HashSet<>();
        for (int i = 0; i < spec.selection().lots().size(); i++) {
            SelectionSpec.Lot lot = spec.selection().lots().get(i);
            for (String place : lot.places()) {
                String where = "selection.lots[" + i + "].places";
                if (spec.platform(place).isEmpty()) {
                    verdict = verdict.and(Verdict.no("selection.place-unknown", where, place, "类别“" + lot.name() + "”的名额“" + place + "”不在 platforms 中。"));
                } else if (!won.add(place)) {
                    verdict = verdict.and(Verdict.no("selection.place-twice", where, place, "名额“" + place + "”出现了两次，一个名额只能属于一个类别。"));
                }
            }
        }
        List<String> left = spec.platforms().stream().map(ProgrammeSpec.Platform::code).filter(code -> !won.contains(code)).toList();
        return left.isEmpty() ? verdict : verdict.and(Verdict.no("selection.place-left", "selection.lots", String.join("、", left),
                "平台" + left + "没有列入任何类别的名额，无从产生。"));
    }

    static Verdict codesAreUnique(ProgrammeSpec spec) {
        if (!spec.selects()) {
            return Verdict.yes();
        }
        SelectionSpec s = spec.selection();
        return unique("selection.lots", s.lots().stream().map(SelectionSpec.Lot::code).toList())
                .and(unique("selection.conditions", s.conditions().stream().map(SelectionSpec.Condition::code).toList()))
                .and(unique("selection.materials", s.materials().stream().map(SelectionSpec.Material::code).toList()))
                .and(unique("selection.factors", s.factors().stream().map(SelectionSpec.Factor::code).toList()));
    }

    private static Verdict unique(String place, List<String> codes) {
        Set<String> seen = new HashSet<>();
        List<String> twice = codes.stream().filter(code -> !seen.add(code)).toList();
        return twice.isEmpty() ? Verdict.yes()
                : Verdict.no("programme.code-twice", place, twice.get(0), "代码“" + twice.get(0) + "”出现了两次，代码不能重复。");
    }

    static Verdict maximaMakeTheFullScore(ProgrammeSpec spec) {
        if (!spec.selects()) {
            return Verdict.yes();
        }
        BigDecimal sum = spec.selection().factors().stream().map(SelectionSpec.Factor::max).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.compareTo(SelectionSpec.FULL_SCORE) == 0 ? Verdict.yes() : Verdict.no("selection.full-score", "selection.factors", sum.toPlainString(),
                "各评分项满分合计 " + sum.stripTrailingZeros().toPlainString() + " 分，应为 " + SelectionSpec.FULL_SCORE.toPlainString() + " 分。");
    }

    /** What decides whether somebody is admitted may not earn points as well. */
    static Verdict noConditionIsScored(ProgrammeSpec spec) {
        Verdict verdict = Verdict.yes();
        if (!spec.selects()) {
            return verdict;
        }
        Set<String> conditions = spec.selection().conditions().stream().map(SelectionSpec.Condition::name).collect(Collectors.toSet());
        for (int i = 0; i < spec.selection().factors().size(); i++) {
            SelectionSpec.Factor factor = spec.selection().factors().get(i);
            if (factor.condition() != null || conditions.contains(factor.name())) {
                verdict = verdict.and(Verdict.no("selection.condition-scored", "selection.factors[" + i + "]", factor.name(),
                        "评分项“" + factor.name() + "”是入选条件，资格条件不得作为评分项" + law(spec, "eligibility-apart").map(rule -> cited(spec, rule)).orElse("") + "。"));
            }
        }
        return verdict;
    }

    static Verdict noScaleIsScored(ProgrammeSpec spec) {
        Verdict verdict = Verdict.yes();
        Optional<RegimeProfile.Rule> forbidden = law(spec, "enterprise-scale").filter(rule -> "FORBIDDEN".equals(rule.value()));
        if (!spec.selects() || forbidden.isEmpty()) {
            return verdict;
        }
        for (int i = 0; i < spec.selection().factors().size(); i++) {
            SelectionSpec.Factor factor = spec.selection().factors().get(i);
            var scale = SCALE.matcher(factor.name() + factor.guidance());
            if (scale.find()) {
                verdict = verdict.and(Verdict.no("selection.scale-scored", "selection.factors[" + i + "]", scale.group(),
                        "评分项“" + factor.name() + "”涉及企业规模（" + scale.group() + "），不得作为评分项" + cited(spec, forbidden.get()) + "。"));
            }
        }
        return verdict;
    }

    /** A platform that asks no fee, or a fixed one, is not scored by it; one that does weighs at least, and where the law says so at most, so much. */
    static Verdict priceWeighsAsTheLawSays(ProgrammeSpec spec) {
        Optional<RegimeProfile.Rule> weight = law(spec, "price-weight");
        if (!spec.selects() || weight.isEmpty() || !spec.selection().asksOffer()) {
            return Verdict.yes();
        }
        String[] bounds = weight.get().value().split("-");
        BigDecimal points = spec.selection().factors().stream().filter(f -> f.kind() == SelectionSpec.FactorKind.PRICE).map(SelectionSpec.Factor::max)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean lawful = points.compareTo(new BigDecimal(bounds[0])) >= 0 && (bounds.length == 1 || points.compareTo(new BigDecimal(bounds[1])) <= 0);
        return lawful ? Verdict.yes() : Verdict.no("selection.price-weight", "selection.factors", points, "价格分共 " + points.stripTrailingZeros().toPlainString() + " 分，应"
                + (bounds.length == 1 ? "不低于 " + bounds[0] : "为 " + bounds[0] + " 至 " + bounds[1]) + " 分" + cited(spec, weight.get())
                + "；平台不收费或者收费固定的，不列价格分。");
    }

    private static Optional<RegimeProfile.Rule> law(ProgrammeSpec spec, String rule) {
        return RegimeProfile.shipped(spec.regime().profile()).map(profile -> profile.rules().get(rule));
    }

    private static String cited(ProgrammeSpec spec, RegimeProfile.Rule rule) {
        return RegimeProfile.shipped(spec.regime().profile()).flatMap(profile -> profile.basis(rule.laws(), spec.planDate())).map(basis -> "（" + basis.citation() + "）").orElse("");
    }

    static Verdict conditionsSayWhatTheyMean(ProgrammeSpec spec) {
        Verdict verdict = Verdict.yes();
        if (!spec.selects()) {
            return verdict;
        }
        Set<String> codes = spec.selection().conditions().stream().map(SelectionSpec.Condition::code).collect(Collectors.toSet());
        for (int i = 0; i < spec.selection().conditions().size(); i++) {
            SelectionSpec.Condition condition = spec.selection().conditions().get(i);
            if (condition.kind() != SelectionSpec.ConditionKind.STATEMENT && condition.names().isEmpty()) {
                verdict = verdict.and(Verdict.no("selection.condition-names", "selection.conditions[" + i + "].names", "",
                        "条件“" + condition.name() + "”须写明" + (condition.kind() == SelectionSpec.ConditionKind.LICENCE ? "哪些许可证" : "哪些名单") + "。"));
            }
        }
        for (int i = 0; i < spec.selection().materials().size(); i++) {
            SelectionSpec.Material material = spec.selection().materials().get(i);
            if (material.proves() != null && !codes.contains(material.proves())) {
                verdict = verdict.and(Verdict.no("selection.proves-unknown", "selection.materials[" + i + "].proves", material.proves(),
                        "材料“" + material.name() + "”要证明的条件“" + material.proves() + "”不在 conditions 中。"));
            }
        }
        return verdict;
    }

    static Verdict waysInAreDescribed(ProgrammeSpec spec) {
        if (!spec.selects()) {
            return Verdict.yes();
        }
        SelectionSpec s = spec.selection();
        Verdict mail = s.channels().contains("MAIL") == (s.mail() != null) ? Verdict.yes() : Verdict.no("selection.mail", "selection.mail", "",
                "报名方式“邮件”（MAIL）与邮件主题格式（mail）须同时写明。");
        boolean toldApart = s.mail() == null || s.lots().size() <= 1 || s.mail().parts().contains("LOT");
        return mail.and(toldApart ? Verdict.yes() : Verdict.no("selection.mail-lot", "selection.mail.parts", s.mail().parts(),
                "遴选分为" + s.lots().size() + "个类别，邮件主题的各段（parts）须包括报名类别（LOT），否则收件时分不清报名哪一类。")).and(s.channels().contains("PAPER") == (s.paper() != null) ? Verdict.yes() : Verdict.no("selection.paper", "selection.paper", "",
                "报名方式“纸质”（PAPER）与纸质材料的份数和装订（paper）须同时写明。"));
    }

    /** The last row holds for any number, or there would be numbers nobody has thought of. */
    static Verdict everyNumberHasAnOutcome(ProgrammeSpec spec) {
        if (!spec.selects() || spec.selection().shortage() == null) {
            return Verdict.yes();
        }
        return open("received", spec.selection().shortage().received()).and(open("eligible", spec.selection().shortage().eligible()));
    }

    /** How many sit, how many of them are drawn, and which factor decides a tie. */
    static Verdict panelIsLawful(ProgrammeSpec spec) {
        if (!spec.selects()) {
            return Verdict.yes();
        }
        Verdict verdict = Verdict.yes();
        if (spec.selection().scoring() != null) {
            Set<String> codes = spec.selection().factors().stream().map(f -> "FACTOR:" + f.code()).collect(Collectors.toSet());
            for (String tie : spec.selection().scoring().ties()) {
                if (tie.startsWith("FACTOR:") && !codes.contains(tie)) {
                    verdict = verdict.and(Verdict.no("selection.tie-unknown", "selection.scoring.ties", tie, "同分规则“" + tie + "”所说的评分项不在 factors 中。"));
                }
            }
        }
        SelectionSpec.PanelSpec panel = spec.selection().panel();
        Optional<RegimeProfile.PanelRow> row = RegimeProfile.shipped(spec.regime().profile()).flatMap(p -> p.panelFor(spec.budget().yuan()));
        if (row.isEmpty()) {
            return verdict;
        }
        if (panel == null) {
            boolean here = RegimeProfile.shipped(spec.regime().profile()).map(p -> p.rules().get("selection-run")).filter(rule -> rule.value().equals("HERE")).isPresent();
            return here ? verdict.and(Verdict.no("selection.panel-missing", "selection.panel", "", "请写明评审小组的组成方式和人数（selection.panel）。")) : verdict;
        }
        return verdict.and(PanelSize.judge(row.get(), panel.size(), panel.source() == SelectionSpec.PanelSource.OWN, panel.seats().size(), "selection.panel",
                        RegimeProfile.shipped(spec.regime().profile()).flatMap(p -> p.basis(row.get().laws(), spec.planDate())).map(LegalBasis::citation).orElse("")))
                .and(panel.source() == SelectionSpec.PanelSource.OWN == panel.seats().isEmpty() ? Verdict.yes()
                        : Verdict.no("selection.panel-seats", "selection.panel.seats", panel.seats().size(), "评审小组由主办单位自行组成的不写抽取名额，随机抽取的须逐个写明。"));
    }

    static Verdict everyLotIsAnnouncedOnce(ProgrammeSpec spec) {
        if (!spec.selects()) {
            return Verdict.yes();
        }
        List<String> announced = spec.selection().announcedTogether().stream().flatMap(List::stream).sorted().toList();
        return announced.equals(spec.selection().lots().stream().map(SelectionSpec.Lot::code).sorted().toList()) ? Verdict.yes()
                : Verdict.no("selection.batches", "selection.award.batches", String.join("、", announced), "入选公告的批次须把每个类别列入一次，且只列一次。");
    }

    /** Where the regime's rows rest on law, a programme has none of its own, or goes on with fewer only on a basis that it names. */
    static Verdict fileDoesNotWeakenTheLaw(ProgrammeSpec spec) {
        Optional<RegimeProfile.Shortage> lawful = RegimeProfile.shipped(spec.regime().profile()).map(RegimeProfile::shortage).filter(rows -> Stream
                .concat(rows.received().stream(), rows.eligible().stream()).anyMatch(row -> !row.laws().isEmpty()));
        if (!spec.selects() || spec.selection().shortage() == null || lawful.isEmpty()) {
            return Verdict.yes();
        }
        if (law(spec, "shortage-stated").isEmpty()) {
            return Verdict.no("selection.shortage-law", "selection.shortage", "",
                    "制度模式 " + spec.regime().profile() + " 对报名或者投标不足有法定规定，方案文件不能另行规定。");
        }
        return goesOnWithABasis(spec, "received", lawful.get().received(), spec.selection().shortage().received())
                .and(goesOnWithABasis(spec, "eligible", lawful.get().eligible(), spec.selection().shortage().eligible()));
    }

    private static Verdict goesOnWithABasis(ProgrammeSpec spec, String of, List<RegimeProfile.Few> lawful, List<RegimeProfile.Few> own) {
        int most = lawful.stream().map(RegimeProfile.Few::atMost).filter(Objects::nonNull).max(Integer::compare).orElse(-1);
        for (int n = 0; n <= most; n++) {
            Optional<RegimeProfile.Few> law = row(lawful, n).filter(few -> few.outcome() == RegimeProfile.Outcome.VOID);
            Optional<RegimeProfile.Few> stated = row(own, n).filter(few -> few.outcome() != RegimeProfile.Outcome.VOID && few.outcome() != RegimeProfile.Outcome.REANNOUNCE);
            if (law.isPresent() && stated.isPresent() && (stated.get().basis() == null || stated.get().basis().isBlank())) {
                return Verdict.no("selection.shortage-basis", "selection.shortage." + of, n, "只有 " + n + " 家时继续进行的，须在这一行写明依据（basis）；没有依据的，应当重新组织"
                        + law.flatMap(few -> RegimeProfile.shipped(spec.regime().profile()).flatMap(profile -> profile.basis(few.laws(), spec.planDate())))
                        .map(basis -> "（" + basis.citation() + "）").orElse("") + "。");
            }
        }
        return Verdict.yes();
    }

    private static Optional<RegimeProfile.Few> row(List<RegimeProfile.Few> rows, int applicants) {
        return rows.stream().filter(few -> few.atMost() == null || applicants <= few.atMost()).findFirst();
    }

    private static Verdict open(String of, List<RegimeProfile.Few> rows) {
        List<Integer> limits = new ArrayList<>(rows.stream().map(RegimeProfile.Few::atMost).toList());
        boolean whole = !limits.isEmpty() && limits.remove(limits.size() - 1) == null && !limits.contains(null)
                && limits.stream().sorted().toList().equals(limits);
        return whole ? Verdict.yes() : Verdict.no("selection.shortage-open", "selection.shortage." + of, rows.size(),
                "报名不足的处理须按家数由少到多排列，最后一行不写 atMost，适用于其余家数。");
    }
}

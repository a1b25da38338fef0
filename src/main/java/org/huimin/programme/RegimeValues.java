package org.huimin.programme;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.huimin.kernel.Verdict;

/** What each of a regime's rules may say, in its own file and where a programme overrides it: what nobody would act upon is no rule. */
public final class RegimeValues {

    private static final List<String> AUTHORITIES = List.of("POLICE", "MARKET_SUPERVISION", "FINANCE", "SUPERVISION", "GOVERNMENT_OFFICE", "NONE");
    private static final List<String> FINDINGS = List.of("RECTIFY", "REPORT", "NONE");
    private static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry("inspection-quality", FINDINGS),
            Map.entry("inspection-risk", FINDINGS),
            Map.entry("inspection-resale", FINDINGS),
            Map.entry("inspection-price", FINDINGS),
            Map.entry("inspection-display", FINDINGS),
            Map.entry("inspection-safety", FINDINGS),
            Map.entry("referral-crime", AUTHORITIES),
            Map.entry("referral-price", AUTHORITIES),
            Map.entry("referral-funds", AUTHORITIES),
            Map.entry("platform-choice", List.of("SELECTED", "DESIGNATED")),
            Map.entry("selection-run", List.of("HERE", "RECORDED")),
            Map.entry("objection-standing", List.of("ANYONE", "PARTIES")),
            Map.entry("query-standing", List.of("PARTICIPANTS")),
            Map.entry("complaint-standing", List.of("PARTICIPANTS", "OBJECTORS")),
            Map.entry("complaint-decision-from", List.of("RECEIVED", "ACCEPTED")),
            Map.entry("panel-names", List.of("NAMES", "CODES")),
            Map.entry("shortage-stated", List.of("WITH_BASIS")),
            Map.entry("low-price", List.of("EXPLAIN")),
            Map.entry("enterprise-scale", List.of("FORBIDDEN")),
            Map.entry("consultation-silence", List.of("NO_OPINION")),
            Map.entry("unsigned-award", List.of("NEXT_CANDIDATE")),
            Map.entry("late-applications", List.of("REFUSED")),
            Map.entry("affiliated-applicants", List.of("REFUSED")),
            Map.entry("eligibility-apart", List.of("SEPARATE")),
            Map.entry("count-before-opening", List.of("HIDDEN")));
    private static final Map<String, List<String>> LISTS = Map.of("challenges", List.of("QUERY", "COMPLAINT"));
    private static final Map<String, Pattern> FIGURES = Map.of(
            "recusal-years", Pattern.compile("\\d{1,2}"),
            "rectify-days", Pattern.compile("[1-9]\\d?"),
            "handover-hours", Pattern.compile("[1-9]\\d{0,2}"),
            "price-weight", Pattern.compile("\\d{1,2}(-\\d{1,2})?"),
            "expert-fee", Pattern.compile("\\d{1,6}(\\.\\d{1,2})?"));

    private RegimeValues() { }

    /** The words a rule may be set to; empty where it is not set to a word. */
    public static List<String> of(String rule) {
        return WORDS.getOrDefault(rule, List.of());
    }

    /** @param place where it is written, e.g. {@code rules.panel-names} */
    static Verdict judge(String place, String rule, String value) {
        List<String> words = WORDS.getOrDefault(rule, LISTS.getOrDefault(rule, List.of()));
        Pattern figure = FIGURES.get(rule);
        boolean known = words.isEmpty() ? figure == null || value != null && figure.matcher(value).matches()
                : words.containsAll(LISTS.containsKey(rule) ? Arrays.asList(String.valueOf(value).split("[,，\\s]+")) : Arrays.asList(value));
        return known ? Verdict.yes() : Verdict.no("regime.value-unknown", place, value, "规则“" + rule + "”的取值“" + value + "”无效，"
                + (figure == null ? "只能是" + String.join("、", words) + "。" : "应为数字，例如 500。"));
    }
}

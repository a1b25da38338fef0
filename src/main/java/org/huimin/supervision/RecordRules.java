package org.huimin.supervision;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.huimin.merchant.Tally;

/** What is unusual about the record itself: merchants, verdicts, money, changes, silence. */
final class RecordRules {

    static final List<Function<Scene, Stream<Finding>>> ALL = List.of(RecordRules::highRefusal, RecordRules::duplicatesAcross,
            RecordRules::verdictChanged, RecordRules::moneyDifference, RecordRules::corrections, RecordRules::referrals, RecordRules::inspections,
            RecordRules::silenceClosed);

    private static final Map<String, String> CHANGES = Map.of("DeadlineMoved", "调整了办理期限", "PhaseExtended", "延长了投放期限",
            "ShopSuspended", "中止了商户的参与资格", "ShopRestored", "恢复了商户的参与资格", "ShopRemoved", "取消了商户的参与资格",
            "ShopLeft", "办理了商户退出",
            "ReportSentBack", "退回了每日数据", "PlanRevised", "修改了方案");
    private static final Map<String, String> DIFFERENCES = Map.of("DifferencesAnswered", "对本期清算差额作了处理",
            "StatementDifferencesAnswered", "对总清算差额作了处理");

    private RecordRules() { }

    static Stream<Finding> highRefusal(Scene scene) {
        Tally tally = scene.tally();
        return tally.units().stream().flatMap(unit -> {
            int judged = unit.admitted() + unit.rejected();
            double share = judged == 0 ? 0 : (double) unit.rejected() / judged;
            boolean high = judged >= scene.watch().refusalShops() && share >= scene.watch().refusalShare() && share > tally.refusalRate();
            return high ? Stream.of(new Finding(UnusualRule.HIGH_REFUSAL, scene.programme(), lastReview(scene), scene.unitNames().getOrDefault(unit.unit(), unit.unit())
                    + "推荐的商户研判" + judged + "家，不予核准" + unit.rejected() + "家（" + percent(share) + "），全县为" + percent(tally.refusalRate()) + "。",
                    null, null)) : Stream.empty();
        });
    }

    private static java.time.Instant lastReview(Scene scene) {
        return scene.acts("DeliveryConcluded").reduce((a, b) -> b).map(Scene.Act::at).orElse(scene.now());
    }

    static Stream<Finding> duplicatesAcross(Scene scene) {
        return scene.acts("ShopDuplicateFound").map(act -> of(UnusualRule.DUPLICATE_ACROSS, act,
                "商户" + act.text("store") + "与" + act.text("duplicateOf") + "是同一家店，由不同单位或先后推荐。"));
    }

    static Stream<Finding> verdictChanged(Scene scene) {
        Map<String, String> before = new HashMap<>();
        List<Finding> found = new ArrayList<>();
        scene.acts("ShopJudged").forEach(act -> {
            String key = act.text("store") + "@" + act.text("desk");
            String agreed = act.text("agreed");
            String earlier = before.put(key, agreed);
            if (earlier != null && !earlier.equals(agreed)) {
                found.add(of(UnusualRule.VERDICT_CHANGED, act, "商户" + act.text("store") + "的研判结论由" + verdict(earlier) + "改为" + verdict(agreed) + "。"));
            }
        });
        return found.stream();
    }

    static Stream<Finding> moneyDifference(Scene scene) {
        return scene.acts(DIFFERENCES.keySet().toArray(String[]::new)).map(act -> of(UnusualRule.MONEY_DIFFERENCE, act,
                act.by() + DIFFERENCES.get(act.fact()) + "（" + act.about() + "，第" + act.text("round") + "轮）。"));
    }

    static Stream<Finding> corrections(Scene scene) {
        return scene.acts().stream().filter(act -> CHANGES.containsKey(act.fact()) || act.fact().contains("Corrected"))
                .filter(act -> !act.fact().equals("PlanRevised") || act.content().path("round").asInt() > 1)
                .map(act -> of(UnusualRule.CORRECTION, act, act.by() + CHANGES.getOrDefault(act.fact(), "作了更正") + "（" + act.about() + "）。"));
    }

    static Stream<Finding> referrals(Scene scene) {
        return scene.acts("ReferralProposed", "ReferralDecided", "ReferralHandedOver", "ReferralAnswered").map(act -> of(UnusualRule.REFERRAL, act,
                act.by() + switch (act.fact()) {
                    case "ReferralProposed" -> "提出移送" + act.text("authority");
                    case "ReferralDecided" -> act.text("agreed").equals("true") ? "批准了移送" : "不批准移送";
                    case "ReferralHandedOver" -> "向" + act.text("authority") + "移交了材料（" + act.text("documentNumber") + "）";
                    default -> "登记了" + act.text("authority") + "的答复";
                } + "（" + act.about() + "）。"));
    }

    static Stream<Finding> inspections(Scene scene) {
        Stream<Finding> found = scene.acts("ShopInspected").filter(act -> !act.content().path("wrong").isEmpty()).map(act -> {
            List<String> wrong = new ArrayList<>();
            act.content().path("wrong").forEach(item -> wrong.add(item.asText()));
            return of(UnusualRule.INSPECTION, act, act.by() + "巡查商户" + act.text("store") + "，发现“" + String.join("、", wrong) + "”有问题。");
        });
        return Stream.concat(found, scene.acts("ShopRechecked").filter(act -> act.text("rectified").equals("false")).map(act ->
                of(UnusualRule.INSPECTION, act, act.by() + "复查商户" + act.text("store") + "，没有整改到位。")));
    }

    static Stream<Finding> silenceClosed(Scene scene) {
        return scene.acts("ConsultationClosed").filter(act -> !act.content().path("silent").isEmpty()).map(act -> {
            List<String> silent = new ArrayList<>();
            for (JsonNode unit : act.content().path("silent")) {
                silent.add(scene.unitNames().getOrDefault(unit.asText(), unit.asText()));
            }
            return of(UnusualRule.SILENCE_CLOSED, act, "征求意见结束时" + String.join("、", silent) + "没有反馈，视作无意见。");
        });
    }

    private static Finding of(UnusualRule rule, Scene.Act act, String sentence) {
        return new Finding(rule, act.about(), act.at(), sentence, null, act.seq());
    }

    private static String verdict(String agreed) {
        return agreed.equals("true") ? "同意" : "不予核准";
    }

    private static String percent(double share) {
        return Math.round(share * 100) + "%";
    }
}

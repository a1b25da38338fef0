package org.huimin.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huimin.calendar.Calendars;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.merchant.Tally;
import org.huimin.tasks.Answer.OfflineSignOff;
import org.huimin.tasks.Handled;
import org.huimin.tasks.WorkItem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each rule points at what is unusual and leaves the usual alone. */
@Tag("S3.36")
class UnusualRulesTest {

    private static final CaseRef CASE = CaseRef.of("VP-2023-001/PLAN-1");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Handled> handled = new ArrayList<>();
    private final List<Scene.Act> acts = new ArrayList<>();
    private Tally tally = new Tally(0, 0, 0, 0, 0, 0, 0, 0, List.of());

    @Test
    void pointsAtASignOffDatedBeforeTheWorkArrivedOrRegisteredLongAfter() {
        done("a", "审核方案", "2023-11-20T10:00", "APPROVED", paper("2023-11-16"));
        done("b", "审核方案", "2023-11-27T10:00", "APPROVED", paper("2023-11-20"));
        done("c", "审核方案", "2023-11-20T10:00", "APPROVED", paper("2023-11-20"));
        done("d", "审核方案", "2023-11-20T10:00", "APPROVED", null);

        assertThat(look(DeskRules::backdated)).extracting(Finding::item).containsExactly("a", "b");
        assertThat(look(DeskRules::backdated).get(0).sentence()).contains("2023年11月16日早于事项送达（2023年11月20日）");
        assertThat(look(DeskRules::backdated).get(1).sentence()).contains("过了7天才登记");
    }

    @Test
    void pointsAtADecisionTakenWithinSecondsOfTheClaim() {
        done("a", "审核方案", "2023-11-20T10:00:03", "APPROVED", null);
        done("b", "审核方案", "2023-11-20T10:05", "APPROVED", null);
        done("c", "报送数据", "2023-11-20T10:00:03", "", null);
        for (String item : List.of("a", "b", "c")) {
            act("TaskClaimed", "2023-11-20T10:00:00", "{\"item\":\"" + item + "\"}");
        }
        act("TaskCompleted", "2023-11-20T10:00:03", "{\"item\":\"a\",\"decision\":\"APPROVED\"}");
        act("TaskCompleted", "2023-11-20T10:05:00", "{\"item\":\"b\",\"decision\":\"APPROVED\"}");
        act("TaskCompleted", "2023-11-20T10:00:03", "{\"item\":\"c\",\"decision\":\"\"}");

        assertThat(look(DeskRules::hasty)).singleElement().satisfies(f -> {
            assertThat(f.item()).isEqualTo("a");
            assertThat(f.sentence()).contains("后3秒即作出决定");
        });
    }

    @Test
    void pointsAtOnePersonOnManySteps() {
        IntStream.range(0, 8).forEach(i -> done("a" + i, "事项" + i, "2023-11-20T10:00", "", null));

        assertThat(look(DeskRules::manySteps)).singleElement().satisfies(f -> assertThat(f.sentence()).contains("办理了8种事项"));
        handled.remove(0);
        assertThat(look(DeskRules::manySteps)).isEmpty();
    }

    @Test
    void pointsAtDecisionsAtNightAndOnDaysOff() {
        done("night", "决定", "2023-11-20T23:10", "APPROVED", null);
        done("sunday", "决定", "2023-11-19T10:00", "APPROVED", null);
        done("made-up workday", "决定", "2023-10-08T10:00", "APPROVED", null);
        done("day", "决定", "2023-11-20T09:00", "APPROVED", null);
        done("report", "报送每日数据", "2023-11-19T10:00", "", null);

        assertThat(look(DeskRules::oddHours)).extracting(Finding::item).containsExactly("night", "sunday");
    }

    @Test
    void pointsAtWorkDoneLateOrStillOpenPastItsDate() {
        handled.add(item("late", "事项", "2023-11-20T10:00", "2023-11-18T00:00", WorkItem.State.DONE, ""));
        handled.add(item("open", "事项", null, "2023-11-18T00:00", WorkItem.State.OPEN, null));
        handled.add(item("fell away", "事项", "2023-11-20T10:00", "2023-11-18T00:00", WorkItem.State.ENDED, null));
        handled.add(item("in time", "事项", "2023-11-17T10:00", "2023-11-18T00:00", WorkItem.State.DONE, ""));

        assertThat(look(DeskRules::overdue)).extracting(Finding::item).containsExactly("late", "open");
        assertThat(look(DeskRules::overdue).get(1).sentence()).contains("至今没有办结，期限为2023年11月17日");
    }

    @Test
    void pointsAtTheThirdReturn() {
        done("a", "审核方案", "2023-11-20T10:00", "RETURNED", null);
        done("b", "审核方案", "2023-11-21T10:00", "RETURNED", null);
        assertThat(look(DeskRules::returnedOften)).isEmpty();
        done("c", "审核方案", "2023-11-22T10:00", "RETURNED", null);
        assertThat(look(DeskRules::returnedOften)).singleElement().satisfies(f -> assertThat(f.sentence()).contains("已退回3次"));
    }

    @Test
    void pointsAtASourceWhoseShopsAreRefusedMoreThanTheCountys() {
        tally = new Tally(100, 100, 92, 0, 8, 0, 0, 0.08, List.of(unit("t1", 6, 4), unit("t2", 50, 4), unit("t3", 2, 2)));

        assertThat(look(RecordRules::highRefusal)).singleElement().satisfies(f -> assertThat(f.sentence()).contains("一号乡镇", "40%", "全县为8%"));
    }

    @Test
    void pointsAtDuplicatesChangedVerdictsDifferencesChangesAndSilence() {
        act("ShopDuplicateFound", "2023-12-01T10:00", "{\"store\":\"S-0009\",\"duplicateOf\":\"S-0001\"}");
        act("ShopJudged", "2023-12-02T10:00", "{\"store\":\"S-0001\",\"desk\":\"SUPERVISION\",\"agreed\":true}");
        act("ShopJudged", "2023-12-02T10:00", "{\"store\":\"S-0001\",\"desk\":\"PLATFORM:a\",\"agreed\":false}");
        assertThat(look(RecordRules::verdictChanged)).isEmpty();
        act("ShopJudged", "2023-12-03T10:00", "{\"store\":\"S-0001\",\"desk\":\"SUPERVISION\",\"agreed\":false}");
        act("DifferencesAnswered", "2023-12-20T10:00", "{\"round\":1}");
        act("DeadlineMoved", "2023-12-20T10:00", "{}");
        act("PlanRevised", "2023-12-20T10:00", "{\"round\":1}");
        act("ConsultationClosed", "2023-11-20T10:00", "{\"silent\":[\"t1\"]}");
        act("ConsultationClosed", "2023-11-20T10:00", "{\"silent\":[]}");

        assertThat(look(RecordRules::duplicatesAcross)).singleElement().satisfies(f -> assertThat(f.sentence()).contains("S-0009", "S-0001"));
        assertThat(look(RecordRules::verdictChanged)).singleElement().satisfies(f -> assertThat(f.sentence()).contains("由同意改为不予核准"));
        assertThat(look(RecordRules::moneyDifference)).hasSize(1);
        assertThat(look(RecordRules::corrections)).singleElement().satisfies(f -> assertThat(f.sentence()).contains("调整了办理期限"));
        assertThat(look(RecordRules::silenceClosed)).singleElement().satisfies(f -> assertThat(f.sentence()).contains("一号乡镇没有反馈"));
    }

    @Test
    @Tag("S3.29")
    void showsEveryStepOfAReferral() {
        act("ReferralProposed", "2023-12-20T10:00", "{\"authority\":\"县公安局\"}");
        act("ReferralDecided", "2023-12-20T11:00", "{\"agreed\":false}");
        act("ReferralDecided", "2023-12-20T11:30", "{\"agreed\":true}");
        act("ReferralHandedOver", "2023-12-20T12:00", "{\"authority\":\"县公安局\",\"documentNumber\":\"移〔2023〕1号\"}");
        act("ReferralAnswered", "2023-12-22T12:00", "{\"authority\":\"县公安局\"}");

        assertThat(look(RecordRules::referrals)).extracting(Finding::sentence).satisfiesExactly(s -> assertThat(s).contains("提出移送县公安局"),
                s -> assertThat(s).contains("不批准移送"), s -> assertThat(s).contains("批准了移送"), s -> assertThat(s).contains("移〔2023〕1号"),
                s -> assertThat(s).contains("登记了县公安局的答复"));
    }

    @Test
    @Tag("S3.28")
    void showsWhatInspectionsFound() {
        act("ShopInspected", "2023-12-20T10:00", "{\"store\":\"S-0001\",\"wrong\":[]}");
        act("ShopInspected", "2023-12-20T11:00", "{\"store\":\"S-0002\",\"wrong\":[\"变相涨价\"]}");
        act("ShopRechecked", "2023-12-21T11:00", "{\"store\":\"S-0003\",\"rectified\":true}");
        act("ShopRechecked", "2023-12-21T12:00", "{\"store\":\"S-0004\",\"rectified\":false}");

        assertThat(look(RecordRules::inspections)).extracting(Finding::sentence).satisfiesExactly(s -> assertThat(s).contains("S-0002", "变相涨价"),
                s -> assertThat(s).contains("S-0004", "没有整改到位"));
    }

    @Test
    void saysOfEachRuleWhyAndOnWhatItRests() {
        assertThat(UnusualRule.values()).allSatisfy(rule -> {
            assertThat(rule.reason()).endsWith("。");
            assertThat(rule.basis()).isNotBlank();
        });
    }

    private List<Finding> look(Function<Scene, Stream<Finding>> rule) {
        Watch watch = new Watch(15, 3, 8, LocalTime.of(7, 30), LocalTime.of(20, 0), 3, 0.2, 5);
        return rule.apply(new Scene(CASE.root(), handled, acts, tally, Calendars.shipped(), Map.of("t1", "一号乡镇"), watch, at("2023-12-31T10:00"))).toList();
    }

    private static Tally.UnitTally unit(String code, int admitted, int rejected) {
        return new Tally.UnitTally(code, 0, admitted + rejected, 0, admitted, 0, rejected, 0, 0, 0, 0);
    }

    private void act(String fact, String at, String content) {
        try {
            acts.add(new Scene.Act(acts.size() + 1, at(at), fact, CASE, "commerce-officer", JSON.readTree(content)));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OfflineSignOff paper(String decidedOn) {
        return new OfflineSignOff("常务会议", LocalDate.parse(decidedOn), "〔2023〕5号", "scan");
    }

    private void done(String id, String name, String at, String decision, OfflineSignOff offline) {
        Handled h = item(id, name, at, null, WorkItem.State.DONE, decision);
        handled.add(new Handled(h.item(), null, "同意", offline));
    }

    private static Handled item(String id, String name, String doneAt, String due, WorkItem.State state, String decision) {
        return new Handled(new WorkItem(id, CASE, "plan", name, name, "", name, List.of(), "commerce-head", "commerce", "县商务局", "decision",
                Map.of(), "", at("2023-11-20T08:00"), due == null ? null : at(due), false, "", state, "commerce-head", "县商务局负责人",
                doneAt == null ? null : at(doneAt), doneAt == null ? null : "commerce-head", doneAt == null ? null : "县商务局负责人", decision, null, null, false, false), null, null, null);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Period.ZONE).toInstant();
    }
}

package org.huimin.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huimin.merchant.County.head;
import static org.huimin.merchant.County.officer;
import static org.huimin.merchant.County.shop;
import static org.huimin.merchant.County.shops;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.merchant.RecommendationFact.ListConfirmed;
import org.huimin.merchant.RecommendationFact.ListExpired;
import org.huimin.merchant.RecommendationRegister.RecommendedShop;
import org.huimin.merchant.RecommendationRegister.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecommendingTest {

    private County county;
    private Recommending recommending;
    private ConfirmingThreshold threshold;

    County county() {
        return County.onH2();
    }

    @BeforeAll
    void start() {
        county = county();
        recommending = county.recommending();
        threshold = county.slice().get(ConfirmingThreshold.class);
    }

    @AfterAll
    void stop() {
        county.close();
    }

    @BeforeEach
    void begin() {
        county.begin();
        county.open(1, "s1", "t1", "t2", "commerce");
    }

    @Test
    @Tag("S3.11")
    void keepsASubmittedListWithANumberForEveryShop() {
        Recommending.Submitted submitted = submit("t1", shops("t1", 1, 3));

        assertThat(submitted).isEqualTo(new Recommending.Submitted(3, List.of()));
        assertThat(county.list("t1", 1)).extracting(RecommendedShop::storeId).containsExactly("S-0001", "S-0002", "S-0003");
        assertThat(county.list("t1", 1).get(0).entry()).isEqualTo(new ShopEntry(1, "t1第1店", shop(2, "t1", 1).creditCode(), "DINING",
                "t1人民路1号", false, "0375-5050101"));
    }

    @Test
    void letsSeveralShopsShareACreditCode() {
        String code = County.code(1, 1);

        submit("t1", List.of(entry(2, "惠民超市", code, "人民路1号"), entry(3, "惠民超市", code, "老街2号"), entry(4, "惠民熟食", code, "人民路1号")));

        assertThat(county.list("t1", 1)).hasSize(3);
    }

    @Test
    void refusesTheWholeListAndNamesEveryFaultWithItsLine() {
        List<ShopEntry> list = new ArrayList<>(shops("t1", 1, 1));
        list.add(new ShopEntry(3, "", "123", "理发", "", false, "无"));
        list.add(new ShopEntry(4, "加油站", County.code(9, 9), "加油", "国道边", false, ""));
        list.add(new ShopEntry(5, "t1第1店 ", list.get(0).creditCode(), "餐饮", "t1人民路１号", false, ""));

        assertThatThrownBy(() -> submit("t1", list)).isInstanceOfSatisfying(Refused.class, r -> {
            assertThat(r.kind()).isEqualTo(Refused.Kind.INVALID);
            assertThat(r.reasons()).extracting(Refused.Reason::rule).containsExactly("merchant.required", "merchant.required",
                    "credit-code.form", "merchant.industry-unknown", "merchant.phone", "merchant.industry-of-source",
                    "merchant.twice-in-list");
            assertThat(r.reasons()).extracting(Refused.Reason::field).containsExactly("第2行·名称", "第2行·地址", "第2行·统一社会信用代码",
                    "第2行·行业", "第2行·联系电话", "第3行·行业", "第4行·名称");
            assertThat(r.reasons().get(5).message()).isEqualTo("第3行：行业“加油”不由本单位推荐，可填：商超、餐饮。");
            assertThat(r.reasons().get(6).message()).contains("与第1行重复");
        });
        assertThat(county.list("t1", 1)).isEmpty();
        assertThat(state("t1", 1)).isEqualTo(State.OPEN);
    }

    @Test
    @Tag("S3.12")
    void takesFillingStationsFromTheBureauThatSuppliesThem() {
        submit("commerce", shops("commerce", 1, 2));

        assertThat(county.list("commerce", 1)).extracting(s -> s.entry().industry()).containsOnly("FUEL");
        assertThatThrownBy(() -> submit("commerce", shops("commerce", 1, 2))).isInstanceOf(Refused.class);
    }

    @Test
    void takesAWrongCheckDigitButAsksForTheLicence() {
        Recommending.Submitted submitted = submit("t1", List.of(entry(2, "惠民超市", "91440300708461136A", "人民路1号")));

        assertThat(submitted.doubts()).extracting(Refused.Reason::message).singleElement().asString()
                .contains("第1行", "91440300708461136A", "营业执照照片");
        assertThat(county.list("t1", 1).get(0).doubtful()).isTrue();

        assertThatThrownBy(() -> recommending.attachLicence(officer("t2"), county.programme, "S-0001", "sha-1")).hasMessageContaining("其他单位");
        assertThatThrownBy(() -> recommending.attachLicence(officer("t1"), county.programme, "S-0001", "照片")).hasMessageContaining("照片");
        recommending.attachLicence(officer("t1"), county.programme, "S-0001", "sha-1");
        assertThat(county.list("t1", 1).get(0).licence()).isEqualTo("sha-1");
    }

    @Test
    void refusesAnEmptyAndAnEndlessList() {
        assertThatThrownBy(() -> submit("t1", List.of())).hasMessageContaining("没有商户");
        List<ShopCells> endless = java.util.Collections.nCopies(ListCheck.LONGEST_LIST + 1, ShopCells.BLANK);
        assertThatThrownBy(() -> county.get(Compiling.class).save(officer("t1"), county.programme, "t1", 1, ListDelta.appending(0, endless)))
                .hasMessageContaining("100001").hasMessageContaining("100000");
    }

    @Test
    void refusesTextThatDoesNotFit() {
        assertThatThrownBy(() -> submit("t1", List.of(entry(2, "名".repeat(101), County.code(1, 1), "人民路")))).hasMessageContaining("101");
        assertThatThrownBy(() -> submit("t1", List.of(entry(2, "惠民\u0001超市", County.code(1, 1), "人民路")))).hasMessageContaining("控制字符");
    }

    @Test
    void letsOnlyTheSourceItselfAct() {
        assertThatThrownBy(() -> recommending.submit(officer("t2"), county.programme, "t1", 1, 0))
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.kind()).isEqualTo(Refused.Kind.FORBIDDEN));
        submit("t1", shops("t1", 1, 1));
        assertThatThrownBy(() -> recommending.confirm(head("t2"), county.programme, "t1", 1)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> recommending.giveBack(head("t2"), county.programme, "t1", 1, "缺照片")).isInstanceOf(Refused.class);
    }

    @Test
    @Tag("S3.37")
    void wantsAnotherPersonToConfirm() {
        submit("t1", shops("t1", 1, 1));

        assertThatThrownBy(() -> recommending.confirm(officer("t1"), county.programme, "t1", 1)).hasMessageContaining("不能由同一人");
        recommending.confirm(head("t1"), county.programme, "t1", 1);

        assertThat(county.slice().facts(county.programme, ListConfirmed.class)).containsExactly(
                new ListConfirmed(county.programme.child("TS", "t1-1"), "t1-head", "t1", 1, 1));
    }

    @Test
    void replacesAReturnedListAndKeepsTheNumbersOfShopsThatStay() {
        submit("t1", shops("t1", 1, 3));
        recommending.giveBack(head("t1"), county.programme, "t1", 1, "第3店已停业");
        assertThat(county.get(WorkingListRegister.class).get(county.programme, "t1", 1).lines()).extracting(WorkingList.Line::cells)
                .containsExactlyElementsOf(shops("t1", 1, 3).stream().map(County::cells).toList());

        submit("t1", List.of(shop(2, "t1", 2), shop(3, "t1", 1), shop(4, "t1", 7)));

        assertThat(county.list("t1", 1)).extracting(s -> s.storeId() + s.entry().name())
                .containsExactly("S-0002t1第2店", "S-0001t1第1店", "S-0004t1第7店");
    }

    @Test
    void refusesStepsOutOfTurn() {
        assertThatThrownBy(() -> recommending.confirm(head("t1"), county.programme, "t1", 1)).hasMessageContaining("待报送");
        assertThatThrownBy(() -> recommending.deliver(county.programme, "t1", 1)).hasMessageContaining("待报送");
        submit("t1", shops("t1", 1, 1));
        assertThatThrownBy(() -> submit("t1", shops("t1", 1, 1))).hasMessageContaining("待确认");
        recommending.confirm(head("t1"), county.programme, "t1", 1);
        assertThatThrownBy(() -> recommending.giveBack(head("t1"), county.programme, "t1", 1, "再看")).hasMessageContaining("已确认");
        assertThatThrownBy(() -> recommending.expire(county.programme, "t1", 1)).hasMessageContaining("已确认");
        assertThatThrownBy(() -> recommending.giveBack(head("s1"), county.programme, "s1", 1, "")).hasMessageContaining("待报送");
    }

    @Test
    void asksForAReasonWhenReturning() {
        submit("t1", shops("t1", 1, 1));
        assertThatThrownBy(() -> recommending.giveBack(head("t1"), county.programme, "t1", 1, " ")).hasMessageContaining("退回原因");
    }

    @Test
    void opensARoundOnceForKnownSourcesOnly() {
        assertThatThrownBy(() -> county.open(1, "t1")).hasMessageContaining("不能重复开始");
        assertThatThrownBy(() -> county.open(2, "t1")).hasMessageContaining("第1批尚未研判办结");
        assertThatThrownBy(() -> recommending.open(Actor.SYSTEM, county.programme, 3, Map.of("t9", 2))).hasMessageContaining("t9");
        assertThatThrownBy(() -> recommending.open(Actor.SYSTEM, county.programme, 3, Map.of("t1", 0))).hasMessageContaining("0家");
        assertThatThrownBy(() -> recommending.open(Actor.SYSTEM, county.programme, 3, Map.of())).hasMessageContaining("没有推荐单位");
        assertThatThrownBy(() -> recommending.submit(officer("t1"), county.programme, "t1", 2, 0))
                .hasMessageContaining("没有向该单位征集");
        assertThat(county.get(RecommendationRegister.class).units(county.programme, 1)).containsExactly("s1", "t1", "t2", "commerce");
    }

    @Test
    void keepsWhatWasTypedWhenTimeRunsOutAndOffersItInTheSupplement() {
        List<ShopEntry> typed = List.of(new ShopEntry(1, "还没填完", "12", "", "", false, ""));
        county.type(1, "t1", typed);
        submit("t2", shops("t2", 1, 2));
        recommending.expire(county.programme, "t1", 1);
        recommending.expire(county.programme, "t2", 1);
        assertThatThrownBy(() -> submit("t1", shops("t1", 1, 1))).hasMessageContaining("逾期转补报");

        county.recommend(1, "s1", shops("s1", 1, 4));
        recommending.expire(county.programme, "commerce", 1);
        county.conclude(county.deliver(1));
        county.open(2, "t1", "t2");

        assertThat(cells("t1", 2)).containsExactlyElementsOf(typed.stream().map(County::cells).toList());
        assertThat(cells("t2", 2)).extracting(ShopCells::name).containsExactly("t2第1店", "t2第2店");
        assertThat(county.slice().facts(county.programme, ListExpired.class)).hasSize(3);
        recommending.submit(officer("t2"), county.programme, "t2", 2, county.get(WorkingListRegister.class).version(county.programme, "t2", 2));
        assertThat(county.list("t2", 2)).extracting(RecommendedShop::storeId).containsExactly("S-0001", "S-0002");
        assertThat(county.list("t2", 1)).isEmpty();
    }

    @Test
    void forgetsAnOldListOnceALaterOneWasDelivered() {
        List.of("s1", "t2", "commerce").forEach(u -> recommending.expire(county.programme, u, 1));
        county.type(1, "t1", shops("t1", 1, 1));
        recommending.expire(county.programme, "t1", 1);
        county.conclude(county.deliver(1));
        county.open(2, "t1");
        county.recommend(2, "t1", shops("t1", 5, 1));
        county.conclude(county.deliver(2));
        county.open(3, "t1");

        assertThat(cells("t1", 3)).isEmpty();
    }

    @Test
    void keepsTelephoneNumbersOutOfFacts() {
        submit("t1", shops("t1", 1, 3));
        assertThat(county.slice().facts(county.programme)).noneMatch(f -> f.toString().contains("5050") || f.toString().contains("第1店"));
    }

    @Test
    @Tag("S3.13")
    void letsStatisticsHaveTheLastWordOnTheLibrary() {
        submit("t1", List.of(new ShopEntry(2, "甲", County.code(1, 1), "商超", "1号", false, ""),
                new ShopEntry(3, "乙", County.code(1, 2), "商超", "2号", true, ""), new ShopEntry(4, "丙", County.code(1, 3), "商超", "3号", true, "")));

        threshold.record(County.COMMERCE, county.programme, County.code(1, 1).toLowerCase(Locale.ROOT) + "\n" + County.code(1, 3) + "，" + County.code(9, 9), () -> "letter");

        assertThat(threshold.standing(county.programme)).isEqualTo(new ConfirmingThreshold.Standing(2, 2, 1));
        recommending.confirm(head("t1"), county.programme, "t1", 1);
        recommending.deliver(county.programme, "t1", 1);
        List.of("s1", "t2", "commerce").forEach(u -> recommending.expire(county.programme, u, 1));
        assertThat(county.delivered(county.deliver(1))).extracting(s -> s.storeId() + s.aboveThreshold())
                .containsExactly("S-0001true", "S-0003true", "S-0002false");
    }

    @Test
    @Tag("S3.13")
    void takesNoWordOnTheLibraryButTheStatisticsBureaus() {
        submit("t1", List.of(new ShopEntry(2, "甲", County.code(1, 1), "商超", "1号", true, "")));
        String wrong = County.code(1, 1).substring(0, 17) + (County.code(1, 1).endsWith("0") ? "1" : "0");

        assertThatThrownBy(() -> threshold.record(officer("t1"), county.programme, County.code(1, 1), () -> "letter")).hasMessageContaining("不在您的办理范围内");
        assertThatThrownBy(() -> threshold.record(County.COMMERCE, county.programme, " \n", () -> "letter")).hasMessageContaining("请粘贴");
        assertThatThrownBy(() -> threshold.record(County.COMMERCE, county.programme, wrong, () -> "letter")).hasMessageContaining(wrong);
        assertThatThrownBy(() -> threshold.record(County.COMMERCE, county.programme, County.code(1, 1), null)).hasMessageContaining("请上传");
        assertThatThrownBy(() -> threshold.record(County.COMMERCE, county.programme, County.code(1, 1), () -> {
            throw Refused.invalid("file.kind", "file", "letter.exe", "不能上传。");
        })).hasMessageContaining("不能上传");
        assertThat(threshold.standing(county.programme)).isEqualTo(new ConfirmingThreshold.Standing(1, 0, 0));
    }

    @Test
    void writesALongListInFewStatements() {
        List<ShopEntry> list = IntStream.range(1, 801).mapToObj(i -> shop(i + 1, "s1", i)).toList();

        long typing = county.slice().statements(() -> county.type(1, "s1", list));
        long sending = county.slice().statements(() -> recommending.submit(officer("s1"), county.programme, "s1", 1, 1));

        assertThat(typing).isLessThanOrEqualTo(10);
        assertThat(sending).isLessThanOrEqualTo(8);
        assertThat(county.list("s1", 1)).hasSize(800);
    }

    private Recommending.Submitted submit(String unit, List<ShopEntry> entries) {
        return county.submit(1, unit, entries);
    }

    private List<ShopCells> cells(String unit, int round) {
        return county.get(WorkingListRegister.class).get(county.programme, unit, round).lines().stream().map(WorkingList.Line::cells).toList();
    }

    private State state(String unit, int round) {
        return county.get(RecommendationRegister.class).get(county.programme, unit, round).orElseThrow().state();
    }

    private static ShopEntry entry(int line, String name, String code, String address) {
        return new ShopEntry(line, name, code, "商超", address, false, "");
    }
}

package org.huimin.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huimin.merchant.County.officer;
import static org.huimin.merchant.County.shop;
import static org.huimin.merchant.County.shops;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.merchant.ListDelta.Change;
import org.huimin.merchant.ShopFinding.Weight;
import org.huimin.merchant.WorkingList.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkingListTest {

    private static final Actor COLLEAGUE = new Actor("t1-second", "一号乡镇第二经办人", "t1", officer("t1").groups());

    private County county;

    County county() {
        return County.onH2();
    }

    @BeforeAll
    void start() {
        county = county();
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
    @Tag("S3.39")
    void keepsEveryCellAsItWasTyped() {
        ShopCells typed = new ShopCells(" 惠民\t超市 ", "1.23E+17", "理发", "", "也许", "=1+1");

        saved(officer("t1"), 0, change(-1, null, typed));

        assertThat(list().lines()).singleElement().isEqualTo(new WorkingList.Line(1, 1, 1, typed, null, null));
        assertThat(list().version()).isEqualTo(1);
        assertThat(list().savedBy()).isEqualTo("t1");
    }

    @Test
    void putsLinesWhereTheyBelong() {
        saved(officer("t1"), 0, change(-1, null, named("甲")), change(-2, null, named("丁")));

        WorkingList.Saved saved = saved(officer("t1"), 1, change(-7, 1, named("乙")), change(-8, -7, named("丙")), change(-9, 0, named("首")));

        assertThat(saved.ids()).isEqualTo(Map.of(-7, 3, -8, 4, -9, 5));
        assertThat(names()).containsExactly("首", "甲", "乙", "丙", "丁");

        saved(officer("t1"), 2, change(2, 0, named("丁")));
        assertThat(names()).containsExactly("丁", "首", "甲", "乙", "丙");
    }

    @Test
    void findsRoomHoweverOftenLinesComeBetweenTheSameTwo() {
        saved(officer("t1"), 0, change(-1, null, named("头")), change(-2, null, named("尾")));
        for (int i = 1; i <= 15; i++) {
            saved(officer("t1"), i, change(-1, 1, named("第" + i)));
        }

        assertThat(names()).hasSize(17).startsWith("头", "第15", "第14").endsWith("第2", "第1", "尾");
    }

    @Test
    void takesLinesOutAndCountsOn() {
        saved(officer("t1"), 0, change(-1, null, named("甲")), change(-2, null, named("乙")));

        county.get(Compiling.class).save(officer("t1"), county.programme, "t1", 1, new ListDelta(1, List.of(), List.of(1)));
        saved(officer("t1"), 2, change(-1, null, named("丙")));

        assertThat(list().lines()).extracting(WorkingList.Line::id).containsExactly(2, 3);
        assertThat(list().lines()).extracting(WorkingList.Line::line).containsExactly(1, 2);
    }

    @Test
    void storesNothingWhereSomebodyElseWasFasterAndShowsBothVersions() {
        saved(officer("t1"), 0, change(-1, null, named("甲")), change(-2, null, named("乙")));
        county.clock.at("2023-12-01T14:02:00");
        saved(COLLEAGUE, 1, change(1, null, named("甲店")));

        Outcome outcome = save(officer("t1"), 1, change(1, null, named("甲号")), change(2, null, named("乙号")));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Crossed.class, crossed -> {
            assertThat(crossed.version()).isEqualTo(2);
            assertThat(crossed.clashes()).singleElement().satisfies(clash -> {
                assertThat(clash.yours()).isEqualTo(named("甲号"));
                assertThat(clash.theirs()).isEqualTo(named("甲店"));
                assertThat(clash.message()).startsWith("“甲店”已由一号乡镇第二经办人于14:02修改");
            });
        });
        assertThat(names()).containsExactly("甲店", "乙");
        saved(officer("t1"), 2, change(1, null, named("甲号")), change(2, null, named("乙号")));
        assertThat(names()).containsExactly("甲号", "乙号");
    }

    @Test
    void letsTwoPeopleChangeDifferentLines() {
        saved(officer("t1"), 0, change(-1, null, named("甲")), change(-2, null, named("乙")));
        saved(COLLEAGUE, 1, change(1, null, named("甲店")));

        saved(officer("t1"), 1, change(2, null, named("乙店")));

        assertThat(names()).containsExactly("甲店", "乙店");
    }

    @Test
    void tellsThatALineWasTakenOut() {
        saved(officer("t1"), 0, change(-1, null, named("甲")));
        county.get(Compiling.class).save(COLLEAGUE, county.programme, "t1", 1, new ListDelta(1, List.of(), List.of(1)));

        assertThat(save(officer("t1"), 1, change(1, null, named("甲店")))).isInstanceOfSatisfying(Outcome.Crossed.class, crossed ->
                assertThat(crossed.clashes()).singleElement().satisfies(clash -> {
                    assertThat(clash.theirs()).isNull();
                    assertThat(clash.message()).contains("删除");
                }));
    }

    @Test
    void refusesWhatCannotBeKept() {
        assertThatThrownBy(() -> save(officer("t1"), 0, change(-1, null, named("长".repeat(1001))))).hasMessageContaining("1001");
        assertThatThrownBy(() -> save(officer("t1"), 0, change(5, null, named("甲")))).hasMessageContaining("没有编号为5的行");
        assertThatThrownBy(() -> save(officer("t1"), 0, new Change(-1, null, named("甲"), "照片"))).hasMessageContaining("照片");
        assertThatThrownBy(() -> save(officer("t2"), 0, change(-1, null, named("甲")))).hasMessageContaining("其他单位");
        assertThat(list().version()).isZero();
    }

    @Test
    void isClosedOnceItWasSent() {
        county.submit(1, "t1", shops("t1", 1, 3));

        assertThatThrownBy(() -> save(officer("t1"), 1, change(-1, null, named("甲")))).hasMessageContaining("待确认");
    }

    @Test
    void isSentOnlyAsItWasSeen() {
        county.type(1, "t1", shops("t1", 1, 3));
        saved(COLLEAGUE, 1, change(1, null, County.cells(shop(1, "t1", 9))));

        assertThatThrownBy(() -> county.recommending().submit(officer("t1"), county.programme, "t1", 1, 1))
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.kind()).isEqualTo(Refused.Kind.CONFLICT))
                .hasMessageContaining("一号乡镇第二经办人").hasMessageContaining("第2版");
        county.recommending().submit(officer("t1"), county.programme, "t1", 1, 2);
        assertThat(county.list("t1", 1)).hasSize(3);
    }

    @Test
    @Tag("S3.11")
    void saysOfEachCellWhatWouldKeepTheListFromBeingSent() {
        saved(officer("t1"), 0, change(-1, null, County.cells(shop(1, "t1", 1))),
                change(-2, null, new ShopCells("", "91440300708461136A", "加油", "老街", "也许", "")), change(-3, null, ShopCells.BLANK));

        ListJudgement judged = judge("t1");

        assertThat(judged.shops()).isEqualTo(2);
        assertThat(judged.faulty()).isEqualTo(1);
        assertThat(judged.sendable()).isFalse();
        assertThat(judged.findings()).extracting(f -> f.row() + " " + (f.field() == null ? "" : f.field().key()) + " " + f.rule() + " " + f.weight()).containsExactly(
                "2 name merchant.required FAULT", "2 creditCode merchant.credit-code-check-digit DOUBT",
                "2 industry merchant.industry-of-source FAULT", "2 aboveThreshold merchant.above-threshold FAULT",
                "0  merchant.quota-short NOTICE");
        assertThat(judged.findings().get(4).message()).isEqualTo("应推荐不少于2家，名单中符合要求的有1家，还差1家。");
    }

    @Test
    void asksForALicenceUntilThereIsOneAndHandsItOn() {
        ShopCells doubtful = new ShopCells("惠民超市", "91440300708461136A", "商超", "人民路1号", "", "");
        saved(officer("t1"), 0, change(-1, null, doubtful));
        assertThat(judge("t1").findings()).extracting(ShopFinding::weight).contains(Weight.DOUBT);

        saved(officer("t1"), 1, new Change(1, null, doubtful, "photo-1"));
        assertThat(judge("t1").findings()).extracting(ShopFinding::weight).doesNotContain(Weight.DOUBT);
        county.recommending().submit(officer("t1"), county.programme, "t1", 1, 2);

        assertThat(county.list("t1", 1).get(0).licence()).isEqualTo("photo-1");
        assertThat(county.list("t1", 1).get(0).doubtful()).isTrue();
    }

    @Test
    void showsAShopNamedByTwoTownshipsToBoth() {
        String code = County.code(7, 7);
        saved(officer("t1"), 0, change(-1, null, new ShopCells("惠民超市", code, "商超", "城关人民路1号", "", "")));
        saveOf("t2", change(-1, null, new ShopCells("惠民超市", code, "商超", "人民路 1 号", "", "")),
                change(-2, null, new ShopCells("惠民超市二店", code, "商超", "老街2号", "", "")));

        assertThat(elsewhere("t1")).containsExactly("“惠民超市”与二号乡镇正在填报的“惠民超市”为同一商户：统一社会信用代码和名称相同、地址相符。"
                + "请与该单位商定由谁推荐，都报送的以先报送的为准。");
        assertThat(elsewhere("t2")).singleElement().asString().contains("与一号乡镇正在填报的");

        county.recommending().submit(officer("t1"), county.programme, "t1", 1, 1);
        assertThat(elsewhere("t2")).singleElement().asString().contains("与一号乡镇已报送的");
        assertThat(judge("t2").sendable()).isTrue();
    }

    @Test
    void beginsWithTheShopsOfAnEarlierProgramme() {
        CaseRef earlier = county.programme;
        county.recommend(1, "t1", shops("t1", 1, 3));
        List.of("s1", "t2", "commerce").forEach(u -> county.recommending().expire(earlier, u, 1));
        county.conclude(county.deliver(1), County.refused(county.idOf("t1", 1, 2), "已停业"));
        county.begin();
        county.open(1, "t1", "t2");
        saved(officer("t1"), 0, change(-1, null, County.cells(shop(1, "t1", 1))));

        assertThat(county.get(WorkingListRegister.class).earlier(county.programme, "t1")).containsExactly(new WorkingListRegister.Earlier(earlier, 2));
        county.get(Compiling.class).carryOver(officer("t1"), county.programme, "t1", 1, earlier.value());

        assertThat(list().lines()).extracting(WorkingList.Line::carriedFrom).containsExactly(null, earlier.value());
        assertThat(list().lines().get(1).cells()).isEqualTo(County.cells(shop(1, "t1", 2)));
        assertThat(county.get(WorkingListRegister.class).earlier(county.programme, "t2")).isEmpty();
        assertThatThrownBy(() -> county.get(Compiling.class).carryOver(officer("t2"), county.programme, "t2", 1, earlier.value()))
                .hasMessageContaining("没有参与的商户");
    }

    @Test
    void savesAndJudgesALongListInFewStatements() {
        List<ShopCells> cells = IntStream.rangeClosed(1, 2000).mapToObj(i -> County.cells(shop(i, "t1", i))).toList();
        Compiling compiling = county.get(Compiling.class);

        long saving = county.slice().statements(() -> compiling.save(officer("t1"), county.programme, "t1", 1, ListDelta.appending(0, cells)));
        long judging = county.slice().statements(() -> judge("t1"));
        long changing = county.slice().statements(() -> save(officer("t1"), 1, change(1000, null, cells.get(999))));

        assertThat(saving).as("with one parcel of lines for each thousand").isLessThanOrEqualTo(6 + 2);
        assertThat(judging).isLessThanOrEqualTo(6);
        assertThat(changing).isLessThanOrEqualTo(6);
    }

    private WorkingList.Saved saved(Actor actor, int base, Change... changes) {
        return ((Outcome.Stored) save(actor, base, changes)).saved();
    }

    private Outcome save(Actor actor, int base, Change... changes) {
        county.clock.pass(Duration.ofSeconds(1));
        return county.get(Compiling.class).save(actor, county.programme, "t1", 1, new ListDelta(base, List.of(changes), List.of()));
    }

    private void saveOf(String unit, Change... changes) {
        county.get(Compiling.class).save(officer(unit), county.programme, unit, 1, new ListDelta(0, List.of(changes), List.of()));
    }

    private static Change change(int id, Integer after, ShopCells cells) {
        return new Change(id, after, cells, null);
    }

    private static ShopCells named(String name) {
        return new ShopCells(name, "", "", "", "", "");
    }

    private WorkingList list() {
        return county.get(WorkingListRegister.class).get(county.programme, "t1", 1);
    }

    private List<String> names() {
        return list().lines().stream().map(l -> l.cells().name()).toList();
    }

    private ListJudgement judge(String unit) {
        return county.get(WorkingListRegister.class).judge(county.programme, unit, 1);
    }

    private List<String> elsewhere(String unit) {
        return judge(unit).findings().stream().filter(f -> f.rule().equals("merchant.also-elsewhere")).map(ShopFinding::message).toList();
    }
}

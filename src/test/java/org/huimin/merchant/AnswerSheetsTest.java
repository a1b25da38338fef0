package org.huimin.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huimin.merchant.County.ALPHA;
import static org.huimin.merchant.County.SUPERVISOR;
import static org.huimin.merchant.County.officer;
import static org.huimin.merchant.County.refused;
import static org.huimin.merchant.County.shops;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.huimin.document.Attachment;
import org.huimin.document.Attachments;
import org.huimin.document.CsvSheet;
import org.huimin.document.OfficeAtHand;
import org.huimin.kernel.Actor;
import org.huimin.merchant.ListImport.Fault;
import org.huimin.testing.Sheets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Verdicts and merchant numbers leave as a sheet and come back: whole or not at all, and only where they belong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswerSheetsTest {

    private static final ReviewDesk DESK = ReviewDesk.SUPERVISION;
    private static final int VERDICT = AnswerColumn.OF_VERDICTS.indexOf(AnswerColumn.VERDICT);
    private static final int REASON = VERDICT + 1;
    private static final int CRITERIA = VERDICT + 2;
    private static final int SITE = VERDICT + 3;
    private static final int NUMBER = AnswerColumn.OF_NUMBERS.indexOf(AnswerColumn.MERCHANT_NUMBER);

    private County county;
    private VerdictSheets sheets;
    private NumberSheets numbers;
    private DeliveryId delivery;

    @BeforeAll
    void start() {
        county = County.onH2();
        sheets = county.get(VerdictSheets.class);
        numbers = county.get(NumberSheets.class);
    }

    @AfterAll
    void stop() {
        county.close();
    }

    @BeforeEach
    void begin() {
        county.begin();
        county.open(1, "t1");
        county.recommend(1, "t1", shops("t1", 1, 4));
        delivery = county.deliver(1);
    }

    @Test
    @Tag("S3.16")
    void notesTheExceptionsAndAgreesToTheRestWhenAskedTo() {
        Attachment file = verdicts(lines -> {
            set(lines, 0, VERDICT, "不同意", REASON, "已停业", CRITERIA, "经营现状，公信力");
            set(lines, 1, SITE, "是");
        });
        SheetCheck check = sheets.check(delivery, DESK, file);

        assertThat(check.faults()).isEmpty();
        assertThat(check.sums()).isEqualTo(Map.of("agreed", 0, "refused", 1, "site", 1, "silent", 3, "rest", 2));
        assertThat(notes()).isEmpty();
        assertThat(sheets.take(SUPERVISOR, delivery, DESK, file, true, check.seen())).isEqualTo(4);
        assertThat(notes().get("S-0001")).satisfies(n -> assertThat(n.agreed()).isFalse())
                .satisfies(n -> assertThat(n.criteria()).containsExactlyInAnyOrder("经营现状", "公信力"));
        assertThat(notes().get("S-0002").agreed()).isNull();
        assertThat(notes().get("S-0003").agreed()).isTrue();
    }

    @Test
    void leavesShopsWithoutAVerdictAloneUnlessAskedTo() {
        Attachment file = verdicts(lines -> set(lines, 0, VERDICT, "同意"));

        sheets.take(SUPERVISOR, delivery, DESK, file, false, sheets.check(delivery, DESK, file).seen());

        assertThat(notes()).containsOnlyKeys("S-0001");
    }

    @Test
    void takesNothingWhileOneLineIsWrongAndGivesTheSheetBackWithReasons() {
        Attachment file = verdicts(lines -> {
            set(lines, 0, VERDICT, "同意");
            set(lines, 1, VERDICT, "不同意");
            set(lines, 2, VERDICT, "大概同意", CRITERIA, "人缘");
            set(lines, 3, 0, "S-9999");
            lines.add(List.copyOf(lines.get(2)));
        });
        SheetCheck check = sheets.check(delivery, DESK, file);

        assertThat(check.faults()).extracting(Fault::place, Fault::message).containsExactly(
                org.assertj.core.groups.Tuple.tuple("I4", "第4行：不同意但没有填写理由，请补充。"),
                org.assertj.core.groups.Tuple.tuple("H5", "第5行：结论“大概同意”无法识别，请填“同意”或“不同意”。"),
                org.assertj.core.groups.Tuple.tuple("J5", "第5行：“人缘”不在研判内容中，可填：经营现状、诚信经营、公信力。"),
                org.assertj.core.groups.Tuple.tuple("A6", "第6行：店铺编号“S-9999”不在本项待办的名单中，请核对是否为其他批次或其他活动的表格。"),
                org.assertj.core.groups.Tuple.tuple("A7", "第7行：商户S-0001与第3行重复，请只保留一行。"));
        assertThatThrownBy(() -> sheets.take(SUPERVISOR, delivery, DESK, file, true, check.seen())).hasMessageContaining("4行需要修改，没有读入任何结论");
        assertThat(notes()).isEmpty();

        List<List<String>> marked = Sheets.lines(sheets.marked(delivery, DESK, file));
        assertThat(marked.get(1)).endsWith("问题说明");
        assertThat(marked.get(3).get(VERDICT)).isEqualTo("不同意");
        assertThat(marked.get(3)).last().asString().contains("没有填写理由");
        Attachment repaired = stored("研判表.xlsx", Sheets.filled(sheets.marked(delivery, DESK, file), lines -> {
            lines.remove(6);
            lines.remove(5);
            set(lines, 1, REASON, "信用不良");
            set(lines, 2, VERDICT, "", CRITERIA, "");
        }));
        assertThat(sheets.check(delivery, DESK, repaired).faults()).isEmpty();
    }

    @Test
    void refusesTheSheetOfAnotherDeskAndOneWhoseShopsWereRenamed() {
        Attachment alphas = stored("研判表.xlsx", sheets.out(delivery, ReviewDesk.platform("alpha")));
        Attachment renamed = verdicts(lines -> set(lines, 0, 1, "别家店", VERDICT, "同意"));

        assertThatThrownBy(() -> sheets.check(delivery, DESK, alphas)).hasMessageContaining("不是从这项待办下载的表格");
        assertThat(sheets.check(delivery, DESK, renamed).faults()).singleElement().extracting(Fault::message).asString()
                .contains("编号S-0001在名单中是“t1第1店”，表格中是“别家店”");
        assertThatThrownBy(() -> sheets.check(delivery, DESK, stored("其他.xlsx", county.get(ListImporting.class).template(county.programme, "t1"))))
                .hasMessageContaining("不是从这项待办下载的表格");
    }

    @Test
    void readsAnOwnSheetByItsHeadingsInAnyOrder() {
        Attachment file = stored("我的.csv", "结论,备注,商户名称,编号\n不通过,已停业,t1第2店,S-0002\n".getBytes(Charset.forName("GBK")));

        assertThat(sheets.check(delivery, DESK, file).sums()).containsEntry("refused", 1);
        assertThatThrownBy(() -> sheets.check(delivery, DESK, stored("无名.csv", "编号,结论\nS-0002,同意\n".getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("表头应有：店铺编号、商户、结论");
    }

    @Test
    void saysWhatItWouldChangeAndRefusesOnceAColleagueWasFaster() {
        county.get(Judging.class).save(SUPERVISOR, delivery, DESK, List.of(refused("S-0001", "已停业")));
        Attachment file = verdicts(lines -> set(lines, 0, VERDICT, "同意", REASON, ""));
        SheetCheck check = sheets.check(delivery, DESK, file);
        county.get(Judging.class).save(SUPERVISOR, delivery, DESK, List.of(refused("S-0002", "信用不良")));

        assertThat(check.changed()).containsExactly(new SheetCheck.Change("S-0001", "t1第1店", "不同意（已停业）", "同意"));
        assertThatThrownBy(() -> sheets.take(SUPERVISOR, delivery, DESK, file, false, check.seen())).hasMessageContaining("有人改动");
        assertThat(notes().get("S-0001").agreed()).isFalse();
    }

    @Test
    void keepsOtherDesksOut() {
        Attachment file = verdicts(lines -> set(lines, 0, VERDICT, "同意"));

        assertThatThrownBy(() -> sheets.take(ALPHA, delivery, DESK, file, false, 0)).hasMessageContaining("其他单位");
    }

    @Test
    @Tag("S3.17")
    void takesThePlatformsMerchantNumbersFromItsSheet() {
        onboardable();
        Attachment file = stored("名单.xlsx", Sheets.filled(numbers.out(county.programme, "alpha", Map.of("S-0001", "20880001")), lines -> {
            assertThat(lines.get(2).get(NUMBER)).isEqualTo("20880001");
            set(lines, 0, NUMBER, "20880009");
            set(lines, 1, NUMBER, "`20880002");
        }));
        Map<String, String> kept = Map.of("S-0001", "20880001", "S-0003", "20880003");
        SheetCheck check = numbers.check(county.programme, "alpha", kept, file);

        assertThat(check.sums()).isEqualTo(Map.of("numbers", 3, "missing", 1));
        assertThat(check.changed()).containsExactly(new SheetCheck.Change("S-0001", "t1第1店", "20880001", "20880009"));
        assertThat(numbers.numbers(county.programme, "alpha", kept, file))
                .isEqualTo(Map.of("S-0001", "20880009", "S-0002", "20880002", "S-0003", "20880003"));
    }

    @Test
    @Tag("S3.17")
    void refusesTelephoneNumbersAndNumbersUsedTwice() {
        onboardable();
        Attachment file = stored("名单.xlsx", Sheets.filled(numbers.out(county.programme, "alpha", Map.of()), lines -> {
            set(lines, 0, NUMBER, "13800138000");
            set(lines, 1, NUMBER, "20880002");
            set(lines, 2, NUMBER, "20880002");
        }));

        assertThat(numbers.check(county.programme, "alpha", Map.of(), file).faults()).extracting(Fault::place).containsExactly("G3", "G5");
        assertThatThrownBy(() -> numbers.numbers(county.programme, "alpha", Map.of(), file)).hasMessageContaining("没有读入任何商户号");
        assertThatThrownBy(() -> numbers.check(county.programme, "beta", Map.of(), file)).hasMessageContaining("不是从这项待办下载的表格");
    }

    /** Each of them is a shop's name and what somebody wrote as a reason. */
    private static final List<String> RUNNING = List.of("=HYPERLINK(\"http://localhost/\",\"领券\")", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1+1)", "＝1+1", "\t=1+1", "\r=2");

    @Test
    @Tag("check-35")
    @EnabledIf("org.huimin.document.OfficeAtHand#opensTables")
    void isNothingToRunInAnySheetAndComesBackAsItWas(@TempDir Path folder) throws Exception {
        county.begin();
        county.open(1, "t1");
        county.recommend(1, "t1", IntStream.range(0, RUNNING.size()).mapToObj(i -> {
            ShopEntry shop = County.shop(i + 1, "t1", i + 1);
            return new ShopEntry(shop.line(), RUNNING.get(i), shop.creditCode(), shop.industry(), RUNNING.get(i) + "路", false, shop.phone());
        }).toList());
        List<String> names = county.list("t1", 1).stream().map(shop -> shop.entry().name()).toList();
        assertThat(names).as("as lists read names: without blanks around them and in narrow letters")
                .containsExactlyElementsOf(RUNNING.stream().map(name -> Normalizer.normalize(name, Normalizer.Form.NFKC).strip()).toList());
        delivery = county.deliver(1);

        Map<String, byte[]> tables = new LinkedHashMap<>();
        byte[] verdicts = sheets.out(delivery, DESK);
        tables.put("verdicts.xlsx", verdicts);
        Attachment wrong = verdicts(lines -> IntStream.range(0, names.size()).forEach(i -> set(lines, i, VERDICT, RUNNING.get(i), REASON, RUNNING.get(i))));
        assertThat(sheets.check(delivery, DESK, wrong).faults()).hasSize(names.size());
        tables.put("marked-verdicts.xlsx", sheets.marked(delivery, DESK, wrong));
        Attachment judged = verdicts(lines -> IntStream.range(0, names.size()).forEach(i -> set(lines, i, VERDICT, i == 0 ? "不同意" : "同意", REASON, i == 0 ? RUNNING.get(0) : "")));
        SheetCheck check = sheets.check(delivery, DESK, judged);
        assertThat(check.faults()).isEmpty();
        sheets.take(SUPERVISOR, delivery, DESK, judged, false, check.seen());
        assertThat(notes().get("S-0001").reason()).isEqualTo(RUNNING.get(0));
        tables.put("judged.xlsx", sheets.out(delivery, DESK));
        county.conclude(delivery);
        county.get(Committing.class).register(officer("t1"), county.programme, "t1", List.of(), List.of(), List.of("scan"));
        tables.put("numbers.xlsx", numbers.out(county.programme, "alpha", Map.of()));
        tables.put("table.csv", CsvSheet.bytes(RUNNING.stream().map(text -> List.of(text, "说明")).toList()));
        tables.put("list.xlsx", markedList());

        OfficeAtHand.opened(folder, tables).forEach((name, opened) -> {
            assertThat(opened).as(name).contains("1+1").doesNotContain("table:formula", "office:value-type=\"float\"", "xlink:href=\"http://localhost");
        });
        assertThat(Sheets.lines(tables.get("numbers.xlsx")).stream().skip(2).map(line -> line.get(1))).isSubsetOf(names).isNotEmpty();
        assertThat(Sheets.lines(verdicts).stream().skip(2).map(line -> line.get(1))).containsExactlyElementsOf(names);
    }

    /** A list of these that went in as a csv of ours, and back with what is wrong with it. */
    private byte[] markedList() throws InterruptedException {
        county.begin();
        county.open(1, "t1");
        ListImporting importing = county.get(ListImporting.class);
        List<List<String>> rows = new ArrayList<>(List.of(List.of("名称", "统一社会信用代码", "所属行业", "详细地址")));
        RUNNING.forEach(text -> rows.add(List.of(text, "92410423MA00001001", text, text)));
        Actor officer = officer("t1");
        String id = importing.begin(officer, county.programme, "t1", 1, county.get(Attachments.class).store(officer, county.programme, "名单.csv",
                new ByteArrayInputStream(CsvSheet.bytes(rows))));
        ListImport seen = importing.get(county.programme, "t1", 1, id);
        for (int asked = 0; seen.state() == ListImport.State.CHECKING && asked < 3000; asked++) {
            TimeUnit.MILLISECONDS.sleep(20);
            seen = importing.get(county.programme, "t1", 1, id);
        }
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        importing.marked(seen, marked);
        return marked.toByteArray();
    }

    private void onboardable() {
        county.conclude(delivery);
        county.get(Committing.class).register(officer("t1"), county.programme, "t1", List.of(), List.of(), List.of("scan"));
    }

    private Map<String, VerdictNote> notes() {
        return county.get(DeliveryRegister.class).notes(delivery, DESK);
    }

    private Attachment verdicts(Consumer<List<List<String>>> change) {
        return stored("研判表.xlsx", Sheets.filled(sheets.out(delivery, DESK), change));
    }

    private Attachment stored(String name, byte[] content) {
        Actor actor = SUPERVISOR;
        return county.get(Attachments.class).store(actor, delivery.caseRef(), name, new ByteArrayInputStream(content));
    }

    /** Of the shop in this line below the heading: column, value, column, value … */
    private static void set(List<List<String>> lines, int shop, Object... cells) {
        for (int i = 0; i < cells.length; i += 2) {
            lines.get(2 + shop).set((Integer) cells[i], (String) cells[i + 1]);
        }
    }
}

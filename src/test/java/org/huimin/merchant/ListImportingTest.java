package org.huimin.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huimin.merchant.County.officer;
import static org.huimin.merchant.County.shop;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.huimin.document.Attachment;
import org.huimin.document.Attachments;
import org.huimin.merchant.ListImport.Fault;
import org.huimin.merchant.ListImport.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("S3.39")
class ListImportingTest {

    private static final String HEADER = "名称,统一社会信用代码,行业,地址,是否四上,联系电话\n";

    private County county;
    private ListImporting importing;

    County county() {
        return County.onH2();
    }

    @BeforeAll
    void start() {
        county = county();
        importing = county.get(ListImporting.class);
    }

    @AfterAll
    void stop() {
        county.close();
    }

    @BeforeEach
    void begin() {
        county.begin();
        county.open(1, "t1", "t2");
    }

    @Test
    void putsACheckedFileOnTheListOnlyWhenConfirmed() throws InterruptedException {
        ListImport checked = checked("名单.csv", HEADER + row(1) + row(2));

        assertThat(checked.state()).isEqualTo(State.CHECKED);
        assertThat(List.of(checked.rowsRead(), checked.good(), checked.faulty())).containsExactly(2, 2, 0);
        assertThat(names()).isEmpty();

        assertThat(importing.confirm(officer("t1"), county.programme, "t1", 1, checked.id(), false, false)).isEqualTo(2);
        assertThat(names()).containsExactly("t1第1店", "t1第2店");
        assertThatThrownBy(() -> importing.confirm(officer("t1"), county.programme, "t1", 1, checked.id(), false, false)).hasMessageContaining("已经办结");
    }

    @Test
    void takesNothingFromAFaultyFileUnlessOnlyTheGoodRowsAreAskedFor() throws InterruptedException {
        ListImport checked = checked("名单.csv", HEADER + row(1) + "坏店,123,理发,,,\n" + row(2));

        assertThat(checked.faults()).extracting(Fault::place).containsExactly("D3", "B3", "C3");
        assertThatThrownBy(() -> importing.confirm(officer("t1"), county.programme, "t1", 1, checked.id(), false, false))
                .hasMessageContaining("1行需要修改，没有导入任何商户");
        assertThat(names()).isEmpty();

        importing.confirm(officer("t1"), county.programme, "t1", 1, checked.id(), true, false);
        assertThat(names()).containsExactly("t1第1店", "t1第2店");
    }

    @Test
    void givesTheSheetBackWithReasonsAndTakesItAgainOnceRepaired() throws InterruptedException {
        ListImport faulty = checked("名单.csv", HEADER + row(1) + "=HYPERLINK(1)," + County.code(1, 2) + ",理发,老街2号,,\n");
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        importing.marked(faulty, marked);

        ListImport again = checked("名单（标注问题）.xlsx", marked.toByteArray());

        assertThat(again.state()).as(again.trouble()).isEqualTo(State.CHECKED);
        assertThat(again.faults()).extracting(Fault::message).containsExactly("行业“理发”不在本次活动范围内，可填：商超、餐饮。");
        importing.confirm(officer("t1"), county.programme, "t1", 1, again.id(), true, false);
        assertThat(names()).containsExactly("t1第1店");
    }

    @Test
    void passesOverTheTemplatesExample() throws InterruptedException {
        ListImport checked = checked("模板.xlsx", importing.template(county.programme, "t1"));

        assertThat(checked.state()).isEqualTo(State.REFUSED);
        assertThat(checked.trouble()).contains("表头下面没有商户");
    }

    @Test
    void readsWhatOldSheetsSaveInGbk() throws InterruptedException {
        ListImport checked = checked("名单.csv", (HEADER + row(1)).getBytes(Charset.forName("GBK")));

        importing.confirm(officer("t1"), county.programme, "t1", 1, checked.id(), false, false);
        assertThat(names()).containsExactly("t1第1店");
    }

    /** A csv keeps no formats: what the sheet showed before it was saved is all there is. */
    @Test
    @Tag("check-33")
    void namesWhatASheetDidToNumbersBeforeItWasSavedAsCsv() throws InterruptedException {
        ListImport checked = checked("名单.csv", HEADER + "甲店,1.23E+17,商超,人民路1号,否,\n" + row(2).replace("0375-5050102", "3755050102")
                + row(3).replace("0375-5050103", "13800138000"));

        assertThat(checked.faults()).extracting(Fault::place).containsExactly("B2", "F3");
        assertThat(checked.faults().get(0).message()).contains("1.23E+17", "可能被表格转成了数字");
        assertThat(checked.faults().get(1).message()).contains("开头的0可能已经丢失");
    }

    @Test
    void saysWhatIsMissingInTheHeader() throws InterruptedException {
        assertThat(checked("名单.csv", "名称,行业\n甲,商超\n").trouble()).contains("缺少“统一社会信用代码”一列", "缺少“地址”一列");
        assertThat(checked("名单.csv", "甲,乙\n1,2\n").trouble()).contains("没有找到表头");
    }

    @Test
    void replacesOrAddsAsAsked() throws InterruptedException {
        county.type(1, "t1", List.of(shop(1, "t1", 1)));
        ListImport one = checked("名单.csv", HEADER + row(2));
        importing.confirm(officer("t1"), county.programme, "t1", 1, one.id(), false, false);
        assertThat(names()).containsExactly("t1第1店", "t1第2店");

        ListImport other = checked("名单.csv", HEADER + row(3));
        importing.confirm(officer("t1"), county.programme, "t1", 1, other.id(), false, true);
        assertThat(names()).containsExactly("t1第3店");
    }

    @Test
    void leavesOutWhatTheListHoldsWordForWordAndKeepsTheOrderOfTheFile() throws InterruptedException {
        county.type(1, "t1", List.of(shop(1, "t1", 2)));
        ListImport more = checked("名单.csv", HEADER + row(1) + row(2) + row(3));

        assertThat(importing.confirm(officer("t1"), county.programme, "t1", 1, more.id(), false, false)).isEqualTo(2);

        assertThat(names()).containsExactly("t1第2店", "t1第1店", "t1第3店");
        WorkingList list = county.get(WorkingListRegister.class).get(county.programme, "t1", 1);
        assertThat(list.lines()).extracting(WorkingList.Line::id).doesNotHaveDuplicates();
        assertThat(county.type(1, "t1", List.of(shop(1, "t1", 4)))).as("version after typing, importing, typing").isEqualTo(3);
        assertThat(names()).containsExactly("t1第4店");
    }

    @Test
    void keepsNothingOfAFilesLinesOnceItIsTakenOrCancelled() throws InterruptedException {
        ListImport taken = checked("名单.csv", HEADER + row(1));
        ListImport cancelled = checked("名单.csv", HEADER + row(2));
        assertThat(kept(taken.id()) + kept(cancelled.id())).isEqualTo(2);

        importing.confirm(officer("t1"), county.programme, "t1", 1, taken.id(), false, false);
        importing.cancel(county.programme, "t1", 1, cancelled.id());

        for (int asked = 0; kept(taken.id()) + kept(cancelled.id()) > 0 && asked < 500; asked++) {
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(kept(taken.id()) + kept(cancelled.id())).isZero();
    }

    @Test
    void dropsTheLinesOfAnImportThatWasCancelledWhileItWasChecked() throws InterruptedException {
        String id = importing.begin(officer("t1"), county.programme, "t1", 1, stored("名单.csv", IntStream.rangeClosed(1, 9_999).mapToObj(this::row)
                .collect(Collectors.joining("", HEADER, "")).getBytes(StandardCharsets.UTF_8)));
        importing.cancel(county.programme, "t1", 1, id);
        checked("名单.csv", HEADER + row(1));

        assertThat(importing.get(county.programme, "t1", 1, id).state()).isEqualTo(State.CANCELLED);
        assertThat(kept(id)).isZero();
    }

    @Test
    void refusesAFileThatWouldMakeTheListTooLong() throws InterruptedException {
        county.type(1, "t1", List.of(shop(1, "t1", 1)));
        ListImport one = checked("名单.csv", HEADER + row(2));
        county.slice().sql().update("update list_import set good = ? where id = ?", ListCheck.LONGEST_LIST, one.id());

        assertThatThrownBy(() -> importing.confirm(officer("t1"), county.programme, "t1", 1, one.id(), false, false)).hasMessageContaining("超过一次报送上限");
        assertThat(names()).containsExactly("t1第1店");
    }

    @Test
    void beginsAgainWhereARestartBrokeItOff() throws InterruptedException {
        importing.stop();
        String id;
        try {
            id = importing.begin(officer("t1"), county.programme, "t1", 1, stored("名单.csv", (HEADER + row(1)).getBytes(StandardCharsets.UTF_8)));
        } catch (RuntimeException stopped) {
            id = county.slice().sql().queryForObject("select id from list_import where state = 'CHECKING'", String.class);
        }
        importing.start();

        assertThat(awaited(id).state()).isEqualTo(State.CHECKED);
    }

    @Test
    void keepsOtherTownshipsOut() throws InterruptedException {
        ListImport own = checked("名单.csv", HEADER + row(1));

        assertThatThrownBy(() -> importing.get(county.programme, "t2", 1, own.id())).hasMessageContaining("没有这次导入");
        assertThatThrownBy(() -> importing.confirm(officer("t2"), county.programme, "t1", 1, own.id(), false, false)).hasMessageContaining("其他单位");
    }

    @Test
    void takesFiveThousandRows() throws InterruptedException {
        ListImport checked = checked("名单.csv", IntStream.rangeClosed(1, 5000).mapToObj(this::row).collect(Collectors.joining("", HEADER, "")));

        assertThat(checked.good()).isEqualTo(5000);
        assertThat(importing.confirm(officer("t1"), county.programme, "t1", 1, checked.id(), false, false)).isEqualTo(5000);
    }

    private String row(int number) {
        ShopCells c = County.cells(shop(1, "t1", number));
        return String.join(",", c.name(), c.creditCode(), c.industry(), c.address(), c.aboveThreshold(), c.phone()) + "\n";
    }

    private ListImport checked(String name, String content) throws InterruptedException {
        return checked(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private ListImport checked(String name, byte[] content) throws InterruptedException {
        return awaited(importing.begin(officer("t1"), county.programme, "t1", 1, stored(name, content)));
    }

    private Attachment stored(String name, byte[] content) {
        return county.get(Attachments.class).store(officer("t1"), county.programme, name, new ByteArrayInputStream(content));
    }

    /** The check runs aside; asked again as the page does. */
    private ListImport awaited(String id) throws InterruptedException {
        ListImport seen = importing.get(county.programme, "t1", 1, id);
        for (int asked = 0; seen.state() == State.CHECKING && asked < 3000; asked++) {
            Thread.onSpinWait();
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(20);
            seen = importing.get(county.programme, "t1", 1, id);
        }
        return seen;
    }

    private int kept(String id) {
        return county.slice().sql().queryForObject("select count(*) from list_import_line where list_import = ?", Integer.class, id);
    }

    private List<String> names() {
        return county.get(WorkingListRegister.class).get(county.programme, "t1", 1).lines().stream().map(l -> l.cells().name()).toList();
    }
}

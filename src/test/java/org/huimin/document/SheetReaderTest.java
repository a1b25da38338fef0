package org.huimin.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("check-33")
class SheetReaderTest {

    @TempDir
    private Path folder;

    private final SheetReader reader = new SheetReader();

    @Test
    void readsTextAsItStands() {
        assertThat(read(book(s -> {
            s.value(0, 0, "名称");
            s.value(2, 1, " 惠民 超市 ");
        }))).extracting(SheetLine::texts).containsExactly(List.of("名称"), List.of("", " 惠民 超市 "));
    }

    @Test
    void namesTheCellThatIsAFormula() {
        assertThat(faults(s -> s.formula(4, 2, "1+1"))).containsExactly("单元格C5是公式，请复制后用“选择性粘贴—数值”改成固定内容。");
    }

    @Test
    void namesTheCellWhoseCodeBecameANumber() {
        assertThat(faults(s -> s.value(1, 1, 1.23E17))).singleElement().asString().contains("单元格B2", "后几位已经丢失");
        assertThat(faults(s -> s.value(1, 1, 13800138000L))).isEmpty();
    }

    @Test
    void namesTheCellThatBecameADate() {
        assertThat(faults(s -> {
            s.value(0, 0, 45000);
            s.style(0, 0).format("yyyy-mm-dd").set();
        })).singleElement().asString().contains("单元格A1被表格当成了日期");
    }

    @Test
    void namesMergedCells() {
        assertThat(faults(s -> {
            s.value(2, 0, "惠民超市");
            s.value(3, 1, "x");
            s.range(2, 0, 3, 0).merge();
        })).containsExactly("单元格A3:A4是合并单元格，请取消合并，逐行填写。", "单元格A3:A4是合并单元格，请取消合并，逐行填写。");
    }

    @Test
    void tellsHiddenLines() {
        assertThat(read(book(s -> {
            s.value(0, 0, "甲");
            s.value(1, 0, "乙");
            s.hideRow(1);
        }))).extracting(SheetLine::hidden).containsExactly(false, true);
    }

    @Test
    void readsOneSheetOnlyAndPassesOverHiddenOnes() throws IOException {
        Path file = folder.resolve("several.xlsx");
        try (OutputStream out = Files.newOutputStream(file); Workbook book = new Workbook(out, "test", "1.0")) {
            book.newWorksheet("名单").value(0, 0, "甲");
            book.newWorksheet("其他").value(0, 0, "乙");
            Worksheet hidden = book.newWorksheet("_huimin");
            hidden.value(0, 0, "丙");
            hidden.setVisibilityState(VisibilityState.HIDDEN);
        }
        assertThatThrownBy(() -> read(file)).hasMessageContaining("2个填了内容的工作表（名单、其他）");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK"})
    void readsCsvInEitherEncoding(String charset) throws IOException {
        Path file = Files.write(folder.resolve("a.csv"), "名称,地址\r\n\"惠民,超市\",\"人民路\n1号\"\r\n".getBytes(Charset.forName(charset)));

        assertThat(read(file)).extracting(SheetLine::texts).containsExactly(List.of("名称", "地址"), List.of("惠民,超市", "人民路\n1号"));
    }

    @Test
    void readsCsvWithAByteOrderMark() throws IOException {
        Path file = Files.write(folder.resolve("a.csv"), "\uFEFF名称,地址\n".getBytes(StandardCharsets.UTF_8));

        assertThat(read(file)).extracting(SheetLine::texts).containsExactly(List.of("名称", "地址"));
    }

    @ParameterizedTest
    @Tag("check-35")
    @ValueSource(strings = {"=HYPERLINK(\"http://x\")", "＝1+1", "+1", "-1-1", "@SUM(1)", "\tx", "=cmd|' /C calc'!A0", "'x"})
    void givesBackWhatWasTypedHoweverItBegins(String typed) throws IOException {
        Path book = Files.write(folder.resolve("a.xlsx"), new SheetWriter().write(new SheetWriter.Table("名单", "标题", "mark",
                List.of(new SheetWriter.Column("名称", 10, List.of())), "问题", List.of(new SheetWriter.Line(List.of(typed), "原因")))));
        Path csv = Files.write(folder.resolve("a.csv"), CsvSheet.bytes(List.of(List.of("名称", "b"), List.of(typed, "b"))));

        assertThat(read(book).get(2).texts()).containsExactly(typed, "原因");
        assertThat(read(book).get(2).cell(0).fault()).isNull();
        assertThat(read(csv).get(1).texts()).containsExactly(typed, "b");
    }

    private List<String> faults(Consumer<Worksheet> filled) {
        return read(book(filled)).stream().flatMap(l -> l.cells().stream()).map(SheetLine.Cell::fault).filter(f -> f != null).toList();
    }

    private List<SheetLine> read(Path file) {
        List<SheetLine> lines = new ArrayList<>();
        reader.read(file.getFileName().toString(), file, lines::add);
        return lines;
    }

    private Path book(Consumer<Worksheet> filled) {
        Path file = folder.resolve("book.xlsx");
        try (OutputStream out = Files.newOutputStream(file); Workbook book = new Workbook(out, "test", "1.0")) {
            filled.accept(book.newWorksheet("名单"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return file;
    }
}

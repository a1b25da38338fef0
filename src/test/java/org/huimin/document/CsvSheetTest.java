package org.huimin.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves the house as a table is opened in a spreadsheet, which must find nothing to run. */
@Tag("check-35")
class CsvSheetTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", " =1+1", "\t=1+1", "＝1+1", "　@x", "\r=1"})
    void writesAFormulaAsText(String cell) {
        assertThat(CsvSheet.cell(cell).replaceFirst("^\"", "")).startsWith("'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-2+3", "@x", "＝1", "'=1+1", "''=1", "'老街'", "'", "-12.50", "\t=1"})
    void comesBackAsItWas(String cell, @TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a.csv"), CsvSheet.bytes(List.of(List.of("店名", "备注"), List.of(cell, "x"))));
        List<SheetLine> lines = new ArrayList<>();
        new SheetReader().read("a.csv", file, lines::add);

        assertThat(lines.get(1).texts()).containsExactly(cell, "x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-12.50", "0.00", "700000.00", "第一期", "PZ-1 / HD-1"})
    void leavesSumsAndWordsAlone(String cell) {
        assertThat(CsvSheet.cell(cell)).isEqualTo(cell);
    }

    @Test
    void quotesWhatWouldBreakARowAndBeginsWithAMark() {
        String text = new String(CsvSheet.bytes(List.of(List.of("店名", "金额"), List.of("老街\"福\"记,分店", "1.00"))), StandardCharsets.UTF_8);

        assertThat(text).isEqualTo("\uFEFF店名,金额\r\n\"老街\"\"福\"\"记,分店\",1.00\r\n");
    }
}

package org.huimin.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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

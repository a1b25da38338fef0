package org.huimin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnValueTest {

    @ParameterizedTest
    @CsvSource({
        "2023-12-11 09:05:07, 2023-12-11T09:05:07+08:00",
        "2023/12/1 9:05, 2023-12-01T09:05:00+08:00",
        "2023年12月11日 09:05:07, 2023-12-11T09:05:07+08:00",
        "2023年12月11日 9时5分7秒, 2023-12-11T09:05:07+08:00",
        "2023-12-11T09:05:07.25, 2023-12-11T09:05:07.250000+08:00",
        "2023-12-11 09:05:07+00:00, 2023-12-11T09:05:07+00:00",
        "20231211090507, 2023-12-11T09:05:07+08:00",
        "20231211090507123, 2023-12-11T09:05:07.123000+08:00",
        "1702256707, 2023-12-11T01:05:07Z",
        "1702256707000, 2023-12-11T01:05:07Z",
        "2023-12-11T09:05:07Z, 2023-12-11T09:05:07Z",
        "2023-02-29 09:05:07,",
        "11/12/2023 09:05:07,",
        "2023-12-11,",
        "2023-12-11 24:00:00,",
        "20231211,"})
    void readsTimesAsPeopleWriteThemAndGuessesNone(String written, String expected) {
        assertThat(OwnValue.time(written, "+08:00")).isEqualTo(expected);
        if (expected != null) {
            assertThat(ColumnType.fits("claimed_at", expected)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"'¥1,234.50', 1234.50", "12, 12.00", "12.500, 12.50", "0.0, 0.00", "12.5元, 12.50", "12.345,", "-5,", "'1,23',", "'1234,567',", "1e3,", "免费,"})
    void readsYuan(String written, String expected) {
        assertThat(OwnValue.yuan(written)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1050, 10.50", "5, 0.05", "0, 0.00", "10.5,", "-5,"})
    void readsFenAndNeverTakesThemForYuan(String written, String expected) {
        assertThat(OwnValue.fen(written)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"20231211, 2023-12-11", "2023/12/1, 2023-12-01", "2023年12月1日, 2023-12-01", "2023-12-11 00:00:00, 2023-12-11", "12月1日,", "20231311,"})
    void readsDays(String written, String expected) {
        assertThat(OwnValue.day(written)).isEqualTo(expected);
    }
}

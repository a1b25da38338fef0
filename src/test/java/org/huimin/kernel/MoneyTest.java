package org.huimin.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"1000000, '1,000,000.00'", "999.5, 999.50", "0, 0.00", "123456789012.34, '123,456,789,012.34'"})
    void groupsThousandsForPapers(String yuan, String written) {
        assertThat(Money.of(yuan).grouped()).isEqualTo(written);
    }
}

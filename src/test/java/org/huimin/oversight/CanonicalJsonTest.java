package org.huimin.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    record Paid(CaseRef about, String by, Money amount, Instant at, Period period, Optional<String> note, Map<String, Integer> counts,
                List<String> units, LocalDate on, BigDecimal rate, String nothing) implements Fact { }

    @Test
    void writesAFactOneWayOnly() {
        Paid fact = new Paid(CaseRef.of("VP-2023-001/PH-1"), "finance-officer-1", Money.of("700000"), Instant.parse("2023-12-10T00:00:00.1234567Z"),
                Period.ofDays(LocalDate.parse("2023-12-10"), 11), Optional.empty(), Map.of("b", 2, "a", 1, "B", 3), List.of("t02", "t01"),
                LocalDate.parse("2023-12-09"), new BigDecimal("1E+3"), null);

        assertThat(CanonicalJson.of(fact)).isEqualTo("{\"about\":\"VP-2023-001/PH-1\",\"amount\":700000.00,\"at\":\"2023-12-10T00:00:00.123456Z\","
                + "\"by\":\"finance-officer-1\",\"counts\":{\"B\":3,\"a\":1,\"b\":2},\"note\":null,\"nothing\":null,\"on\":\"2023-12-09\","
                + "\"period\":{\"first\":\"2023-12-10\",\"last\":\"2023-12-20\"},\"rate\":1000,\"units\":[\"t02\",\"t01\"]}");
    }

    @Test
    void escapesAsTheStandardSays() {
        String text = new String(new char[] {0, 0x0b, 0x1f, '\n', '\t', '"', '\\', '/', 0xe9, 0x2028}) + "𠮷";

        assertThat(CanonicalJson.of(text)).isEqualTo("\"\\u0000\\u000b\\u001f\\n\\t\\\"\\\\/é" + (char) 0x2028 + "𠮷\"");
    }

    @Test
    void writesSixDecimalsOfTheSecondAlways() {
        assertThat(CanonicalJson.instant(Instant.parse("2023-12-10T00:00:00Z"))).isEqualTo("2023-12-10T00:00:00.000000Z");
    }
}

package org.huimin.portal.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Money;
import org.huimin.ledger.Judgement.OfDay;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeSpec;
import org.junit.jupiter.api.Test;

/** The days of a programme whose phases run 11 to 17 and 25 to 31 December, as finance reads them. */
class DayRowTest {

    private static final ProgrammeSpec SPEC = ProgrammeFile.read("lushan-2023");

    @Test
    void showsWhatComesAfterAPhasesLastDayToo() {
        List<DayRow> rows = rows(Map.of(), day("2024-01-03", "0", "20"), day("2023-12-11", "50", "0"), day("2023-12-19", "0", "10"), day("2023-12-31", "30", "0"));

        assertThat(rows).extracting(r -> r.day().day() + " " + r.phase() + " " + r.after()).containsExactly("2023-12-11 第一期 false",
                "2023-12-19 第一期 true", "2023-12-31 第二期 false", "2024-01-03 第二期 true");
    }

    @Test
    void holdsWhatThePlatformReportedAgainstBothFigures() {
        LocalDate day = LocalDate.parse("2023-12-11");
        List<DayRow> same = rows(Map.of(day, new DayRow.Said(Money.of(50), Money.of(10))), day(day.toString(), "50", "10"));
        List<DayRow> other = rows(Map.of(day, new DayRow.Said(Money.of(50), Money.ZERO)), day(day.toString(), "50", "10"));

        assertThat(same).singleElement().returns(false, DayRow::differs);
        assertThat(other).singleElement().returns(true, DayRow::differs);
        assertThat(rows(Map.of(), day(day.toString(), "50", "10"))).singleElement().returns(false, DayRow::differs);
    }

    private static List<DayRow> rows(Map<LocalDate, DayRow.Said> said, OfDay... days) {
        return DayRow.of(SPEC, SPEC.platforms().get(0), List.of(days), said);
    }

    private static OfDay day(String day, String amount, String refunded) {
        Money money = Money.of(amount);
        return new OfDay(LocalDate.parse(day), OfDay.ALL, 1, money, 1, 1, 1, money, Money.ZERO, Money.ZERO, money, Money.ZERO, Money.of(refunded), 1);
    }
}

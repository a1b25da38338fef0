package org.huimin.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import org.huimin.kernel.Period;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueWordsTest {

    private final WorkCalendar calendar = Calendars.shipped();

    @ParameterizedTest
    @CsvSource({
            "2023-11-11T00:00, 2023-11-08T09:00, 还剩 2 个工作日",
            "2023-11-11T00:00, 2023-11-09T23:59:59, 还剩 1 个工作日",
            "2023-11-11T00:00, 2023-11-10T00:00, 今天到期",
            "2023-11-11T00:00, 2023-11-10T23:59:59, 今天到期",
            "2023-11-11T00:00, 2023-11-11T00:00, 已超期 1 天",
            "2023-11-11T00:00, 2023-11-13T10:00, 已超期 3 天",
            "2023-11-10T18:00, 2023-11-10T09:00, 今天 18:00 到期",
            "2023-11-10T18:00, 2023-11-10T18:00, 今天已超期",
            "2023-11-10T18:00, 2023-11-11T09:00, 已超期 1 天",
            // Saturday to Sunday: no working day between
            "2023-11-13T00:00, 2023-11-11T09:00, 还剩 1 天",
            // over the National Day holiday, with two make-up days
            "2023-10-10T00:00, 2023-09-28T09:00, 还剩 3 个工作日"})
    void saysWhenSomethingIsDue(LocalDateTime due, LocalDateTime now, String words) {
        assertThat(DueWords.words(instant(due), instant(now), calendar)).isEqualTo(words);
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(Period.ZONE).toInstant();
    }
}

package org.huimin.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.huimin.kernel.Kept;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The working calendar in force: the years that ship with the product, and over them those an office has loaded. */
@Component
public class Calendars {

    private final JdbcTemplate jdbc;
    private final Kept<WorkCalendar> current;

    Calendars(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        List<HolidayYear> shipped = shippedYears();
        current = new Kept<>(this::loaded, () -> calendar(shipped));
    }

    public WorkCalendar current() {
        return current.get();
    }

    /** The office has loaded another year. */
    void changed() {
        current.forget();
    }

    private String loaded() {
        return jdbc.queryForObject("select count(*), max(loaded_at) from holiday_year", (rs, n) -> rs.getInt(1) + " " + rs.getString(2));
    }

    private WorkCalendar calendar(List<HolidayYear> shipped) {
        List<HolidayYear> years = new ArrayList<>(shipped);
        jdbc.queryForList("select content from holiday_year order by year_no", String.class).forEach(content -> years.add(HolidayYear.parse(content)));
        return new WorkCalendar(years);
    }

    /** The years that ship with the product. */
    public static WorkCalendar shipped() {
        return new WorkCalendar(shippedYears());
    }

    private static List<HolidayYear> shippedYears() {
        try {
            List<HolidayYear> years = new ArrayList<>();
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:calendars/*.json")) {
                try (InputStream in = file.getInputStream()) {
                    years.add(HolidayYear.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
                }
            }
            return years;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

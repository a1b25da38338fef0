package org.huimin.calendar;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.huimin.kernel.Refused;

/**
 * The State Council's holiday arrangement for one year: only the days that differ from an ordinary week, and the notices
 * that say so.
 *
 * @param year   the year it was announced for; a few days may lie in the December before
 * @param papers addresses of the notices
 * @param days   days off, and weekend days that are worked instead
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HolidayYear(int year, List<String> papers, List<Day> days) {

    /** @param off false for a weekend day that is worked */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Day(String name, LocalDate date, @JsonProperty("isOffDay") Boolean off) { }

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    public HolidayYear {
        papers = papers == null ? List.of() : papers.stream().filter(Objects::nonNull).toList();
        days = days == null ? List.of() : days.stream().filter(Objects::nonNull).toList();
    }

    /** @throws Refused with a sentence where the text is not a usable arrangement */
    static HolidayYear parse(String json) {
        HolidayYear read = null;
        try {
            read = JSON.readValue(json, HolidayYear.class);
        } catch (JsonProcessingException unreadable) {
            // told below
        }
        if (read == null) {
            throw Refused.invalid("calendar.unreadable", "file", "",
                    "放假安排文件无法读取：应为 JSON，含 year、papers、days 三项，日期写作 2027-01-01。请检查后重新导入。");
        }
        read.judge();
        return read;
    }

    private void judge() {
        if (year < 2000 || year > 2100) {
            throw Refused.invalid("calendar.year", "year", year, "放假安排的年份 " + year + " 不在 2000 至 2100 之间。");
        }
        if (days.isEmpty()) {
            throw Refused.invalid("calendar.no-days", "days", year,
                    year + " 年的文件里没有一天放假安排，说明通知尚未公布；公布后再导入，在此之前到期日按预计日期显示。");
        }
        if (papers.isEmpty()) {
            throw Refused.invalid("calendar.no-notice", "papers", year, year + " 年的放假安排没有注明通知出处（papers），请补上国务院办公厅通知的网址。");
        }
        Set<LocalDate> seen = new HashSet<>();
        for (Day day : days) {
            if (day.date() == null || day.off() == null) {
                throw Refused.invalid("calendar.day-incomplete", "days", year, year + " 年的放假安排中有一天缺少日期（date）或是否放假（isOffDay）。");
            }
            boolean inside = day.date().getYear() == year
                    || day.date().getYear() == year - 1 && day.date().getMonthValue() == 12;
            if (!inside) {
                throw Refused.invalid("calendar.day-outside", "days", day.date(), "日期 " + day.date() + " 不属于 " + year + " 年的放假安排（可含上一年 12 月）。");
            }
            if (!seen.add(day.date())) {
                throw Refused.invalid("calendar.day-twice", "days", day.date(), "日期 " + day.date() + " 在 " + year + " 年的放假安排中出现了两次。");
            }
        }
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Short digest of the days: two arrangements with the same days are the same version. */
    String version() {
        StringBuilder text = new StringBuilder();
        days.stream().sorted(Comparator.comparing(Day::date))
                .forEach(day -> text.append(day.date()).append(day.off() ? '-' : '+'));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package org.huimin.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as the law states it: {@code WD5}, five working days; {@code CD3}, three calendar days. */
public record Term(Unit unit, int days) {

    /** Working days or calendar days. */
    public enum Unit { WD, CD }

    private static final Pattern FORM = Pattern.compile("(WD|CD)([1-9]\\d{0,2})");

    public Term {
        if (unit == null || days < 1 || days > 999) {
            throw new IllegalArgumentException("not a term: " + unit + days);
        }
    }

    /** @throws IllegalArgumentException for anything but {@code WD} or {@code CD} and 1 to 999 */
    @JsonCreator
    public static Term parse(String text) {
        Matcher form = FORM.matcher(text == null ? "" : text);
        if (!form.matches()) {
            throw new IllegalArgumentException("not a term: " + text + " (WD5: five working days, CD3: three calendar days)");
        }
        return new Term(Unit.valueOf(form.group(1)), Integer.parseInt(form.group(2)));
    }

    public static Term workdays(int days) {
        return new Term(Unit.WD, days);
    }

    public static Term calendarDays(int days) {
        return new Term(Unit.CD, days);
    }

    /** As people read it: {@code 5 个工作日}, {@code 3 日}. */
    public String words() {
        return unit == Unit.WD ? days + " 个工作日" : days + " 日";
    }

    @JsonValue
    @Override
    public String toString() {
        return unit.name() + days;
    }
}

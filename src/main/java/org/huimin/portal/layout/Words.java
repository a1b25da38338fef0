package org.huimin.portal.layout;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import org.huimin.kernel.Capitals;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Dates, times, amounts and counts the way pages write them, in the reader's language. */
@Component
public class Words {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA);
    private static final DateTimeFormatter DATE_EN = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME_EN = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss", Locale.CHINA);
    private static final DateTimeFormatter SECOND_EN = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter PUBLISHED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final DecimalFormatSymbols FIGURES = DecimalFormatSymbols.getInstance(Locale.ENGLISH);
    private static final Set<String> FOR_IT = Set.of("APPROVED", "READY", "ADMITTED", "AGREE", "NOT_UPHELD");

    private final MessageSource texts;

    Words(MessageSource texts) {
        this.texts = texts;
    }

    public String date(LocalDate date) {
        return date == null ? "" : date.format(english() ? DATE_EN : DATE);
    }

    public String date(Instant at) {
        return at == null ? "" : date(at.atZone(Period.ZONE).toLocalDate());
    }

    public String time(Instant at) {
        return at == null ? "" : at.atZone(Period.ZONE).format(english() ? TIME_EN : TIME);
    }

    /** To the second, where the second decides. */
    public String second(Instant at) {
        return at == null ? "" : at.atZone(Period.ZONE).format(english() ? SECOND_EN : SECOND);
    }

    /** An end to the second; the end of a day is said as in sentences ({@link org.huimin.kernel.Moments}), as 24:00:00 of that day. */
    public String end(Instant end) {
        if (end == null) {
            return "";
        }
        return end.atZone(Period.ZONE).toLocalTime().equals(LocalTime.MIDNIGHT) ? date(end.minusNanos(1)) + " 24:00:00" : second(end);
    }

    /** 14:03, for what was just saved. */
    public String hour(Instant at) {
        return at.atZone(Period.ZONE).format(HOUR);
    }

    /** {@code 2023-11-28T18:00+08:00}, to the second, for machines beside {@link #time}. */
    public String iso(Instant at) {
        return at == null ? "" : at.truncatedTo(ChronoUnit.SECONDS).atZone(Period.ZONE).toOffsetDateTime().toString();
    }

    /** An amount that was typed as a number of yuan. */
    public String stated(BigDecimal yuan) {
        return money(new Money(yuan));
    }

    public String money(Money amount) {
        return amount == null ? "" : (amount.isNegative() ? "-¥" : "¥") + new DecimalFormat("#,##0.00", FIGURES).format(amount.yuan().abs());
    }

    /** 人民币壹佰万元整, for sums that are paid. */
    public String capitals(Money amount) {
        return amount == null ? "" : Capitals.of(amount);
    }

    /** 35,000元, without needless decimals. */
    public String yuan(Money amount) {
        if (amount == null) {
            return "";
        }
        String figure = new DecimalFormat("#,##0.##", FIGURES).format(amount.yuan());
        return english() ? "¥" + figure : figure + "元";
    }

    /** An end that is the first moment too late, as people say it: midnight belongs to the day before. */
    public String lastMoment(Instant end) {
        if (end == null) {
            return "";
        }
        return end.atZone(Period.ZONE).toLocalTime().equals(LocalTime.MIDNIGHT) ? date(end.minusNanos(1)) : time(end);
    }

    public String count(Number count) {
        return count == null ? "" : new DecimalFormat("#,##0", FIGURES).format(count);
    }

    /** 356 KB, 1.2 MB. */
    public String size(long bytes) {
        return bytes < 1024 ? bytes + " B" : bytes < 1024 * 1024 ? Math.round(bytes / 1024.0) + " KB"
                : new DecimalFormat("#,##0.0", FIGURES).format(bytes / 1024.0 / 1024.0) + " MB";
    }

    /** 2023-11-28 09:30, as portals read a date of publication. */
    public String published(Instant at) {
        return at == null ? "" : PUBLISHED.format(at.atZone(Period.ZONE));
    }

    /** The outcome of a decision as an office says it. */
    public String decision(String code) {
        return texts.getMessage("decision." + code, null, code, LocaleContextHolder.getLocale());
    }

    /** How the outcome's tag is coloured; the text says the same. */
    public String tone(String code) {
        return FOR_IT.contains(code) ? "tag-good" : "tag-warn";
    }

    public static boolean english() {
        return Locale.ENGLISH.getLanguage().equals(LocaleContextHolder.getLocale().getLanguage());
    }
}

package org.huimin.scoring;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.huimin.kernel.Verdict;
import org.huimin.programme.SelectionSpec.Factor;

/** One cell of a sheet: 0 to the factor's maximum with at most two decimals, written in plain digits. */
final class Points {

    static final int DECIMALS = 2;

    private static final Pattern PLAIN = Pattern.compile("\\d{1,6}(\\.\\d{1,2})?");
    private static final Pattern FINE = Pattern.compile("\\d+\\.\\d{3,}");
    private static final int LONGEST_SHOWN = 30;

    private Points() { }

    static Verdict judge(String typed, ScoreCard.Applicant applicant, Factor factor) {
        String text = typed == null ? "" : typed.strip();
        String where = "“" + applicant.name() + "”的“" + factor.name() + "”";
        String field = field(applicant.code(), factor.code());
        String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
        if (text.isEmpty()) {
            return Verdict.no("score.missing", field, "", where + "还没有打分。");
        }
        if (FINE.matcher(text).matches()) {
            return Verdict.no("score.decimals", field, shown, where + "打了“" + shown + "”分，最多保留两位小数。");
        }
        if (!PLAIN.matcher(text).matches()) {
            return Verdict.no("score.no-number", field, shown, where + "填的是“" + shown + "”，请填 0 至 " + plain(factor.max()) + " 之间的数，最多两位小数。");
        }
        return new BigDecimal(text).compareTo(factor.max()) <= 0 ? Verdict.yes()
                : Verdict.no("score.above-max", field, shown, where + "打了 " + shown + " 分，超过满分 " + plain(factor.max()) + " 分。");
    }

    static BigDecimal of(String typed) {
        return new BigDecimal(typed.strip()).setScale(DECIMALS);
    }

    /** The name of a cell in forms and refusals. */
    static String field(String applicant, String factor) {
        return applicant + "." + factor;
    }

    static String plain(BigDecimal points) {
        return points.stripTrailingZeros().scale() < 0 ? points.setScale(0).toPlainString() : points.stripTrailingZeros().toPlainString();
    }
}

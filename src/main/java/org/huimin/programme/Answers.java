package org.huimin.programme;

import java.time.LocalDate;
import java.util.Arrays;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;

/** What an answer must contain before it may change anything. */
final class Answers {

    static final int SHORT = 100;
    private static final int LONG = 4000;

    private Answers() { }

    static String required(String field, String words, String given) {
        return required(field, words, given, LONG);
    }

    static String required(String field, String words, String given, int longest) {
        if (given == null || given.isBlank()) {
            throw Refused.invalid("answer.required", field, "", "“" + words + "”没有填写，请填写后再提交。");
        }
        return within(field, words, given.strip(), longest);
    }

    static String optional(String field, String words, String given) {
        return given == null || given.isBlank() ? null : within(field, words, given.strip(), LONG);
    }

    private static String within(String field, String words, String given, int longest) {
        if (given.codePointCount(0, given.length()) > longest) {
            throw Refused.invalid("answer.too-long", field, given.length(),
                    "“" + words + "”有 " + given.codePointCount(0, given.length()) + " 字，最多 " + longest + " 字。");
        }
        return given;
    }

    static void oneOf(Decision given, Decision... allowed) {
        if (given == null || !Arrays.asList(allowed).contains(given)) {
            throw Refused.invalid("answer.decision", "decision", given, "“办理结果”的取值“" + given + "”不在可选范围内：" + Arrays.toString(allowed) + "。");
        }
    }

    /** The words beside a decision; who does not simply approve has to say why. */
    static String opinion(Decision decision, String given) {
        return decision == Decision.APPROVED ? optional("opinion", "意见", given) : required("opinion", "意见", given);
    }

    static void notInFuture(String field, String words, LocalDate given, LocalDate today) {
        if (given == null) {
            throw Refused.invalid("answer.required", field, "", "“" + words + "”没有填写，请填写后再提交。");
        }
        if (given.isAfter(today)) {
            throw Refused.invalid("answer.in-future", field, given, "“" + words + "”" + Period.words(given) + "晚于今天（" + Period.words(today) + "），请核对。");
        }
    }

    static String documentNumber(String given) {
        String number = required("documentNumber", "文号", given, SHORT);
        if (number.matches(".*(或|[?？]|/|不详|待定).*")) {
            throw Refused.invalid("plan.number-unclear", "documentNumber", number, "文号“" + number + "”不确定，请按发文机关系统中的文号填写。");
        }
        return number;
    }
}

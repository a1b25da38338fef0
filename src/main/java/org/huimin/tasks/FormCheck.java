package org.huimin.tasks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.huimin.kernel.Invisible;
import org.huimin.kernel.Verdict;
import org.huimin.tasks.FormSchema.Field;

/**
 * Judges an answer against its form, on the server, since the engine checks nothing: no field the form does not show,
 * none missing, each of its kind and within its bounds; a reason wherever a decision sends something back; and a decision
 * taken on paper only where the form asks for one.
 */
final class FormCheck {

    /** Outcomes that let a case go on; every other one needs an opinion. */
    static final Set<String> AGREEING = Set.of("APPROVED", "READY", "ADMITTED", "AGREE", "");
    private static final int LONGEST = 200_000;
    private static final int LONGEST_FRACTION = 20;
    private static final Pattern NUMBER = Pattern.compile("-?([0-9]{1,15}(\\.[0-9]{0,20})?|\\.[0-9]{1,20})");
    private static final Pattern LINE_BREAK = Pattern.compile("[\\r\\n\\t]");
    private static final Pattern DATE = Pattern.compile("20[0-9]{2}-[0-9]{2}-[0-9]{2}");

    private FormCheck() { }

    static Verdict judge(FormSchema form, Answer answer) {
        Map<String, Object> values = answer.values();
        Verdict verdict = Verdict.yes();
        for (String key : values.keySet()) {
            if (!form.fields().containsKey(key)) {
                verdict = verdict.and(Verdict.no("form.unknown-field", key, values.get(key), "表单中没有“" + key + "”这一项，未予接收。"));
            }
        }
        for (Field field : form.fields().values()) {
            verdict = verdict.and(judge(field, values));
        }
        if (answer.offline() != null && !form.offline()) {
            verdict = verdict.and(Verdict.no("form.offline", "offline.decidedBy", answer.offline().decidedBy(), "这一项须由签收人本人办理，不能登记为线下签批。"));
        }
        if (verdict.isYes() && form.fields().containsKey("opinion") && !AGREEING.contains(answer.decision()) && Invisible.all(answer.opinion())) {
            return Verdict.no("form.opinion-required", "opinion", "", "退回、不同意或提出异议时，请在“" + form.fields().get("opinion").label() + "”中写明理由。");
        }
        return verdict;
    }

    private static Verdict judge(Field field, Map<String, Object> values) {
        Object value = values.get(field.key());
        boolean empty = value == null || value instanceof String s && Invisible.all(s) || value instanceof Collection<?> c && c.isEmpty();
        if (field.hiddenWhen() != null && field.hiddenWhen().holds(values)) {
            return empty ? Verdict.yes() : no("form.hidden-field", field, value, "“" + field.label() + "”在当前选择下不需要填写，请清空。");
        }
        if (empty || field.type().equals("checkbox") && field.required() && !Boolean.TRUE.equals(value)) {
            return field.required() ? no("form.required", field, value, field.type().equals("checkbox")
                    ? "请勾选“" + field.label() + "”。" : "请填写“" + field.label() + "”。") : Verdict.yes();
        }
        return switch (field.type()) {
            case "textfield", "textarea", "figures" -> text(field, value);
            case "number" -> number(field, value);
            case "checkbox" -> value instanceof Boolean ? Verdict.yes() : no("form.type", field, value, "“" + field.label() + "”只能勾选或不勾选。");
            case "radio", "select" -> value instanceof String s && field.options().containsKey(s) ? Verdict.yes()
                    : no("form.option", field, value, "“" + field.label() + "”没有“" + shown(value) + "”这个选项。");
            case "datetime" -> date(field, value);
            default -> texts(field, value);
        };
    }

    private static Verdict text(Field field, Object value) {
        if (!(value instanceof String text)) {
            return no("form.type", field, value, "“" + field.label() + "”应为文字。");
        }
        int length = text.codePointCount(0, text.length());
        int longest = field.maxLength() == null ? LONGEST : field.maxLength();
        if (length > longest) {
            return no("form.too-long", field, value, "“" + field.label() + "”共" + length + "字，最多" + longest + "字。");
        }
        if (field.minLength() != null && length < field.minLength()) {
            return no("form.too-short", field, value, "“" + field.label() + "”共" + length + "字，至少" + field.minLength() + "字。");
        }
        Verdict readable = Invisible.judge("form.control-character", field.key(), "“" + field.label() + "”", text);
        if (!readable.isYes()) {
            return readable;
        }
        if (field.type().equals("textfield") && LINE_BREAK.matcher(text).find()) {
            return no("form.one-line", field, "", "“" + field.label() + "”只能写一行，请去掉换行和制表符。");
        }
        if (field.pattern() != null && !field.pattern().matcher(text).matches()) {
            return no("form.pattern", field, value, field.patternMessage().isEmpty()
                    ? "“" + field.label() + "”的格式不正确：" + shown(value) + "。" : field.patternMessage());
        }
        return Verdict.yes();
    }

    private static Verdict number(Field field, Object value) {
        BigDecimal number;
        try {
            number = value instanceof Number || value instanceof String text && NUMBER.matcher(text).matches() ? new BigDecimal(value.toString()) : null;
        } catch (NumberFormatException e) {
            number = null;
        }
        if (number == null || number.precision() - number.scale() > 15 || number.scale() > LONGEST_FRACTION) {
            return no("form.type", field, value, "“" + field.label() + "”应为数字，而不是“" + shown(value) + "”。");
        }
        if (field.decimals() != null && number.stripTrailingZeros().scale() > field.decimals()) {
            return no("form.decimals", field, value, "“" + field.label() + "”最多" + field.decimals() + "位小数，现为" + shown(value) + "。");
        }
        if (field.min() != null && number.compareTo(field.min()) < 0) {
            return no("form.min", field, value, "“" + field.label() + "”不能小于" + field.min().toPlainString() + "，现为" + shown(value) + "。");
        }
        if (field.max() != null && number.compareTo(field.max()) > 0) {
            return no("form.max", field, value, "“" + field.label() + "”不能大于" + field.max().toPlainString() + "，现为" + shown(value) + "。");
        }
        return Verdict.yes();
    }

    private static Verdict date(Field field, Object value) {
        try {
            if (value instanceof String text && !field.withTime() && DATE.matcher(text).matches()) {
                LocalDate.parse(text);
                return Verdict.yes();
            }
        } catch (DateTimeParseException e) {
            // falls through to the sentence
        }
        return no("form.date", field, value, "“" + field.label() + "”应为日期，例如2023-11-28，而不是“" + shown(value) + "”。");
    }

    private static Verdict texts(Field field, Object value) {
        boolean wellFormed = value instanceof List<?> list && (list.size() == 1 || field.several() || !field.type().equals("filepicker")) && list.stream().allMatch(e -> e instanceof String s
                && (field.type().equals("filepicker") ? s.matches("[0-9a-zA-Z-]{1,64}") : field.options().containsKey(s)));
        return wellFormed ? Verdict.yes() : no("form.type", field, value, "“" + field.label() + "”的内容无法识别，请重新选择。");
    }

    private static Verdict no(String rule, Field field, Object value, String message) {
        return Verdict.no(rule, field.key(), shown(value), message);
    }

    private static String shown(Object value) {
        String text = value == null ? "" : value.toString();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}

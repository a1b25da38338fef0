package org.huimin.publicity;

import org.huimin.kernel.Invisible;
import org.huimin.kernel.Verdict;

/** Text typed by people: there, not too long, and without the invisible characters that break papers made from it. */
final class FreeText {

    private FreeText() { }

    static String required(String label, String text, int most) {
        judge(label, label, text, most).orRefuse();
        return text.strip();
    }

    /** For a form of several texts, where everything that is missing is said at once. @param field the form's name for it */
    static Verdict judge(String field, String label, String text, int most) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty()) {
            return Verdict.no("text.required", field, "", label + "不能为空，请填写。");
        }
        if (stripped.length() > most) {
            return Verdict.no("text.too-long", field, stripped.length(), label + "共" + stripped.length() + "个字符，超过上限" + most + "个，请精简。");
        }
        return Invisible.judge("text.invisible", field, label, stripped);
    }
}

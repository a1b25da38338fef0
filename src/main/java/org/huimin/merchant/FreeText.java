package org.huimin.merchant;

import org.huimin.kernel.Invisible;
import org.huimin.kernel.Refused;

/** Text typed by people: there, not too long, and without the invisible characters that break papers made from it. */
final class FreeText {

    private FreeText() { }

    static String required(String field, String text, int most) {
        String stripped = optional(field, text, most);
        if (stripped.isEmpty()) {
            throw Refused.invalid("text.required", field, "", field + "不能为空，请填写。");
        }
        return stripped;
    }

    static String optional(String field, String text, int most) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.length() > most) {
            throw Refused.invalid("text.too-long", field, stripped.length(),
                    field + "共" + stripped.length() + "个字符，超过上限" + most + "个，请精简。");
        }
        Invisible.judge("text.invisible", field, field, stripped).orRefuse();
        return stripped;
    }
}

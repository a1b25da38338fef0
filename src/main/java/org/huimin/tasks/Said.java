package org.huimin.tasks;

import org.huimin.kernel.Invisible;
import org.huimin.kernel.Refused;

/** Words typed beside an act: there, and short enough to be kept. */
final class Said {

    private Said() { }

    static String required(String field, String label, String text, int most) {
        String said = text == null ? "" : text.strip();
        if (said.isEmpty()) {
            throw Refused.invalid("act.required", field, "", "请填写“" + label + "”。");
        }
        int length = said.codePointCount(0, said.length());
        if (length > most) {
            throw Refused.invalid("act.too-long", field, length, "“" + label + "”共" + length + "字，最多" + most + "字。");
        }
        Invisible.judge("act.control-character", field, "“" + label + "”", said).orRefuse();
        return said;
    }
}

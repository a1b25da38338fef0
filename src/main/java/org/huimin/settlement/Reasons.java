package org.huimin.settlement;

import org.huimin.kernel.Refused;

/** Things a person must write down. */
final class Reasons {

    private Reasons() { }

    static String require(String rule, String given, String sentence) {
        if (given == null || given.isBlank()) {
            throw Refused.invalid(rule, "", given, sentence);
        }
        return given.strip();
    }
}

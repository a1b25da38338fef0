package org.huimin.kernel;

import java.util.regex.Pattern;

/**
 * Characters that nobody sees and that papers, sheets and feeds cannot hold (XML 1.0 has no place for them): control
 * characters, halves of a surrogate pair, U+FFFE and U+FFFF. Refused where people type; what stands in data all the same
 * is shown as a replacement character.
 */
public final class Invisible {

    private static final Pattern IN_A_LINE = Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9F}\\p{Cs}\\x{FFFE}\\x{FFFF}]");
    private static final Pattern IN_A_TEXT = Pattern.compile("[[\\p{Cntrl}\\x{80}-\\x{9F}\\p{Cs}\\x{FFFE}\\x{FFFF}]&&[^\\r\\n\\t]]");
    private static final String REPLACEMENT = "\uFFFD";

    private Invisible() { }

    /** Whether a text that may have several lines holds one; line breaks and tabs are none. */
    public static boolean inText(String text) {
        return IN_A_TEXT.matcher(text).find();
    }

    /** Whether a single line holds one, line breaks and tabs among them. */
    public static boolean inLine(String text) {
        return IN_A_LINE.matcher(text).find();
    }

    /** The text with each of them shown as U+FFFD. */
    public static String shown(String text) {
        return text == null ? null : IN_A_TEXT.matcher(text).replaceAll(REPLACEMENT);
    }
}

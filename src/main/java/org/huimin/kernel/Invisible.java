package org.huimin.kernel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters that do not arrive on paper. Control characters, halves of a surrogate pair, U+FFFE and U+FFFF have no place in
 * XML 1.0, and so in no paper, sheet or feed: they are refused where people type, and shown as a replacement character where
 * they stand in data all the same. Characters of private use are drawn by the computer that made them and by no other, which
 * prints an empty box: they are refused where people type.
 */
public final class Invisible {

    private static final String HELD_BY_NO_PAPER = "\\p{Cntrl}\\x{80}-\\x{9F}\\p{Cs}\\x{FFFE}\\x{FFFF}";
    private static final Pattern IN_A_LINE = Pattern.compile("[" + HELD_BY_NO_PAPER + "\\p{Co}]");
    private static final Pattern IN_A_TEXT = Pattern.compile("[[" + HELD_BY_NO_PAPER + "\\p{Co}]&&[^\\r\\n\\t]]");
    private static final Pattern IN_DATA = Pattern.compile("[[" + HELD_BY_NO_PAPER + "]&&[^\\r\\n\\t]]");
    private static final Pattern NOTHING_SEEN = Pattern.compile("[\\s\\p{Z}\\p{Cf}]*");
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

    /** A no with the character by its number, where a text that may have several lines holds one. */
    public static Verdict judge(String rule, String field, String label, String text) {
        return judge(IN_A_TEXT.matcher(text), rule, field, label);
    }

    /** A no with the character by its number, where a single line holds one. */
    public static Verdict judgeLine(String rule, String field, String label, String text) {
        return judge(IN_A_LINE.matcher(text), rule, field, label);
    }

    private static Verdict judge(Matcher found, String rule, String field, String label) {
        if (!found.find()) {
            return Verdict.yes();
        }
        int character = found.group().codePointAt(0);
        String number = String.format("U+%04X", character);
        return Verdict.no(rule, field, number, label + (Character.getType(character) == Character.PRIVATE_USE
                ? "中含有自造字（" + number + "），别的电脑和印件上只显示为方框，请换用规范汉字。" : "中含有不可见的控制字符（" + number + "），请删除后重新填写。"));
    }

    /** Whether there is nothing else in it than blanks of any script and marks of no width. */
    public static boolean all(String text) {
        return NOTHING_SEEN.matcher(text).matches();
    }

    /** The text with each that no paper holds shown as U+FFFD. */
    public static String shown(String text) {
        return text == null ? null : IN_DATA.matcher(text).replaceAll(REPLACEMENT);
    }
}

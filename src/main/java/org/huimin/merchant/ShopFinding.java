package org.huimin.merchant;

/**
 * One thing found on one line of a working list.
 *
 * @param row     the line's id in the working list; 0 for the list as a whole
 * @param line    where it stands now, from 1; 0 for the list as a whole
 * @param field   the cell; null for the line or list as a whole
 * @param rule    the rule's stable name
 * @param value   what was given, empty where that says nothing
 * @param message a whole sentence that says what is wrong and what to do, without the line's number
 */
public record ShopFinding(int row, int line, ShopColumn field, String rule, String value, String message, Weight weight) {

    /** FAULT keeps the list from being sent; DOUBT asks for a licence photo; NOTICE is for the officer to know. */
    public enum Weight { FAULT, DOUBT, NOTICE }

    /** As it is said where the line is not before one's eyes. */
    public String sentence() {
        return line == 0 ? message : "第" + line + "行：" + message;
    }
}

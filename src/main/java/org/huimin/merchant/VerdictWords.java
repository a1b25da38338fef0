package org.huimin.merchant;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How people write a verdict into a sheet. */
public final class VerdictWords {

    public static final List<String> YES = List.of("同意", "是", "通过", "√", "Y", "YES", "1");
    public static final List<String> NO = List.of("不同意", "否", "不通过", "不予核准", "×", "X", "N", "NO", "0");

    private VerdictWords() { }

    /** Empty where it can be read as neither. */
    static Optional<Boolean> read(String text) {
        String word = text.strip().toUpperCase(Locale.ROOT);
        return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
    }

    static String word(Boolean agreed) {
        return agreed == null ? "未研判" : (agreed ? YES : NO).get(0);
    }
}

package org.huimin.document;

import java.util.Locale;
import java.util.regex.Pattern;

/** A file's name as somebody's machine gave it, made harmless: no folders, no invisible or reversing characters, not endless. */
final class FileName {

    private static final int LONGEST = 120;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]");
    private static final Pattern UNWANTED = Pattern.compile("[<>:\"|?*\\\\/]");

    private FileName() { }

    static String harmless(String given) {
        String name = given == null ? "" : given;
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = INVISIBLE.matcher(name).replaceAll("");
        name = UNWANTED.matcher(name).replaceAll("_").strip().replaceAll("^\\.+", "").replaceAll("[. ]+$", "");
        return name.isEmpty() ? "未命名" : shortened(name);
    }

    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        String ending = ending(name);
        String tail = ending.isEmpty() || ending.length() > 10 ? "" : "." + ending;
        int kept = name.offsetByCodePoints(0, LONGEST - tail.length());
        return name.substring(0, kept) + tail;
    }

    /** The ending in lower case, without the dot; both parts of {@code .csv.gz}; empty where there is none. */
    static String ending(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int dot = lower.lastIndexOf('.');
        String ending = dot < 0 ? "" : lower.substring(dot + 1);
        if (ending.equals("gz")) {
            int before = lower.lastIndexOf('.', dot - 1);
            return before < 0 ? ending : lower.substring(before + 1);
        }
        return ending;
    }
}

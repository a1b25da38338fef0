package org.huimin.merchant;

/** Rounds of recommendation: 1 is the plan's quota, the following are supplements; beyond 1000 each is one shop's replacement. */
public final class Round {

    private static final int REPLACEMENTS = 1000;

    private Round() { }

    static int ofReplacement(int number) {
        return REPLACEMENTS + number;
    }

    public static boolean replaces(int round) {
        return round > REPLACEMENTS;
    }

    /** As sentences begin with it: 第2批, or 第1次替换. */
    public static String words(int round) {
        return replaces(round) ? "第" + (round - REPLACEMENTS) + "次替换" : "第" + round + "批";
    }
}

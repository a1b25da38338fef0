package org.huimin.selection;

import java.security.SecureRandom;

/** Numbers of receipts: by chance, so that they tell neither how many there are nor which is another's. */
final class ReceiptNumber {

    /** Without those that are mistaken for one another when read aloud. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ReceiptNumber() { }

    static String fresh() {
        return fresh("BM");
    }

    static String ofBidder() {
        return fresh("TB");
    }

    private static String fresh(String prefix) {
        StringBuilder number = new StringBuilder(prefix);
        RANDOM.ints(LENGTH, 0, LETTERS.length()).forEach(i -> number.append(LETTERS.charAt(i)));
        return number.toString();
    }
}

package org.huimin.settlement;

import java.text.Normalizer;
import org.huimin.kernel.Refused;

/** The number of a bank account: digits only, whole in the payment order and nowhere else. */
final class AccountNumber {

    private static final int SHOWN = 4;

    private AccountNumber() { }

    /** The digits of what was typed, with blanks, hyphens and wide digits as people copy them. */
    static String of(String typed) {
        String digits = typed == null ? "" : Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s-]", "");
        if (!digits.matches("\\d{8,32}")) {
            throw Refused.invalid("settlement.account-number", "accountNumber", "", "账号应为8至32位数字，请对照开户资料重新填写。");
        }
        return digits;
    }

    static String masked(String number) {
        return "****" + number.substring(Math.max(0, number.length() - SHOWN));
    }

    /** A name as two people write it: blanks, wide letters and brackets make no difference. */
    static String sameName(String typed) {
        return Normalizer.normalize(typed == null ? "" : typed, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }
}

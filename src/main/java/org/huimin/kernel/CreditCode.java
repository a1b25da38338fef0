package org.huimin.kernel;

import java.util.regex.Pattern;

/** A unified social credit code (GB 32100): 18 characters, the last a check digit modulo 31. */
public record CreditCode(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{2}\\d{6}[" + ALPHABET + "]{10}");
    private static final int MODULUS = 31;

    public CreditCode {
        form(value).orRefuse();
    }

    /** Whether it has the form of a credit code at all. */
    public static Verdict form(String text) {
        if (text != null && wellFormed(text)) {
            return Verdict.yes();
        }
        String hint = text != null && text.matches("\\d(\\.\\d+)?E\\+?\\d+") ? "，可能被表格转成了数字，请把该列设为文本后重新复制" : "";
        return Verdict.no("credit-code.form", "统一社会信用代码", text, "统一社会信用代码“" + (text == null ? "" : text)
                + "”不符合规定：应为18位数字和大写字母（不用I、O、S、V、Z），第3至8位为数字" + hint + "。");
    }

    /** Whether it has the form, whatever its check digit. */
    public static boolean wellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    /** Whether it has the form and the right check digit. */
    public static boolean holds(String text) {
        return text != null && wellFormed(text) && new CreditCode(text).checkDigitHolds();
    }

    /** A wrong check digit of a shop is a doubt, to be settled by a photo of the licence. */
    public boolean checkDigitHolds() {
        return value.charAt(17) == checkDigit(value);
    }

    /** The code with the right check digit behind 17 given characters. */
    public static CreditCode complete(String first17) {
        form(first17 + "0").orRefuse();
        return new CreditCode(first17 + checkDigit(first17));
    }

    private static char checkDigit(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % MODULUS;
        }
        return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }

    @Override
    public String toString() {
        return value;
    }
}

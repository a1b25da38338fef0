package org.huimin.merchant;

import org.huimin.kernel.Verdict;

/** A unified social credit code (GB 32100): 18 characters, the last a check digit modulo 31. */
public record CreditCode(String value) {

    /** Whether it has the form of a credit code at all. */
    public static Verdict form(String text) {
        throw new UnsupportedOperationException();
    }

    /** A wrong check digit is a doubt, to be settled by a photo of the licence. */
    public boolean checkDigitHolds() {
        throw new UnsupportedOperationException();
    }

    /** The code with the right check digit behind 17 given characters. */
    public static CreditCode complete(String first17) {
        throw new UnsupportedOperationException();
    }
}

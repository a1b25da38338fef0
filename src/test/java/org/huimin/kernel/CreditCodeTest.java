package org.huimin.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.huimin.kernel.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {

    /** Codes of well-known enterprises, as their annual reports print them. */
    @ParameterizedTest
    @ValueSource(strings = {"91440300708461136T", "91330100799655058B", "91110000802100433B"})
    void acceptsTrueCodes(String code) {
        assertThat(new CreditCode(code).checkDigitHolds()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"91440300708461136A", "91440300708461163T"})
    void doubtsAWrongCheckDigitWithoutRefusingIt(String code) {
        assertThat(new CreditCode(code).checkDigitHolds()).isFalse();
    }

    @Test
    void holdsOnlyInFormAndCheckDigit() {
        assertThat(CreditCode.holds("91440300708461136T")).isTrue();
        assertThat(CreditCode.holds("91440300708461136A")).isFalse();
        assertThat(CreditCode.holds("9144")).isFalse();
        assertThat(CreditCode.holds(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9144030070846113", "91440300708461136T0", "91440300708461136I", "9144O300708461136T",
            "914403００708461136T", "91440300708461136t"})
    void refusesAWrongForm(String code) {
        assertThatThrownBy(() -> new CreditCode(code)).isInstanceOfSatisfying(Refused.class, r -> {
            assertThat(r.reasons().get(0).rule()).isEqualTo("credit-code.form");
            assertThat(r.getMessage()).contains("“" + code + "”", "18位");
        });
    }

    @Test
    void tellsWhereASheetTurnedTheCodeIntoANumber() {
        assertThat(CreditCode.form("9.14403E+17").reasons().get(0).message()).contains("设为文本");
    }

    @Property
    void noticesAnySingleWrongCharacter(@ForAll @IntRange(min = 0, max = 99_999_999) int number, @ForAll @IntRange(max = 17) int at,
                                        @ForAll @IntRange(min = 1, max = 9) int shift) {
        String right = CreditCode.complete("91410423%09d".formatted(number)).value();
        char was = right.charAt(at);
        if (was > '9') {
            return;
        }
        String wrong = right.substring(0, at) + (char) ('0' + (was - '0' + shift) % 10) + right.substring(at + 1);
        assertThat(new CreditCode(wrong).checkDigitHolds()).isFalse();
    }
}

package org.huimin.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.huimin.kernel.Refused;
import org.huimin.programme.SelectionSpec;
import org.huimin.programme.SelectionSpec.Factor;
import org.huimin.programme.SelectionSpec.FactorKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the price is scored, each applicant says what it asks for, and that is sealed to the cent. */
@Tag("S1.29")
class OfferTest {

    private static final Set<String> FILES = Set.of("form", "licence");

    @Test
    void isAskedForWhereThePriceIsScoredAndNowhereElse() {
        assertThat(faults(priced(), stated(null))).containsExactly("offer");
        assertThat(faults(priced(), stated("0"))).isEmpty();
        assertThat(faults(priced(), stated("12345.67"))).isEmpty();
        assertThat(faults(SelectionSlice.terms(), stated("12345.67"))).containsExactly("offer");
        assertThat(faults(SelectionSlice.terms(), stated(null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "1.001", "1E+16", "12345678901234.56"})
    void isAnAmountOfMoney(String typed) {
        assertThat(faults(priced(), stated(typed))).containsExactly("offer");
    }

    @Test
    void comesOutOfTheSealAsItWentIn() {
        assertThat(StatedText.read(StatedText.of(stated("12345.60"))).offer()).isEqualTo(new BigDecimal("12345.60"));
    }

    private static List<String> faults(SelectionSpec terms, Stated stated) {
        return StatedRules.judge(terms, stated, FILES).reasons().stream().map(Refused.Reason::field).toList();
    }

    static SelectionSpec priced() {
        SelectionSpec t = SelectionSlice.terms();
        return new SelectionSpec(t.subject(), t.lots(), t.conditions(), t.materials(), List.of(new Factor("fee", "报价", SelectionSpec.FULL_SCORE, FactorKind.PRICE,
                "低价优先", null)), t.channels(), t.mail(), t.paper(), t.shortage());
    }

    static Stated stated(String offer) {
        Stated s = SelectionSlice.stated("ent01");
        return new Stated(s.enterprise(), s.creditCode(), s.registeredIn(), s.headOffice(), s.legalRepresentative(), s.controllers(), s.contact(), s.phone(),
                s.licence(), s.licenceNumber(), s.licenceUntil(), s.matchingFunds(), offer == null ? null : new BigDecimal(offer));
    }
}

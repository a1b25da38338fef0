package org.huimin.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.huimin.kernel.LegalBasis;
import org.huimin.kernel.Refused;
import org.huimin.programme.RegimeProfile.Few;
import org.huimin.programme.RegimeProfile.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways to choose a platform are data: what the law says of each stands in its file, and nowhere in code. */
class RegimesTest {

    /** One applicant may do, or three must come: it is the regime that says so. */
    @ParameterizedTest
    @CsvSource({
        "A, received, 0, REANNOUNCE", "A, received, 1, OPEN", "A, eligible, 0, REANNOUNCE", "A, eligible, 1, DIRECT", "A, eligible, 2, SCORE",
        "B, received, 2, VOID", "B, received, 3, OPEN", "B, eligible, 2, VOID", "B, eligible, 3, SCORE",
        "E, received, 2, VOID", "E, received, 3, OPEN"})
    @Tag("S1.27")
    @Tag("S2.24")
    void saysWhatFollowsFromTooFew(String code, String stage, int applicants, Outcome outcome) {
        RegimeProfile.Shortage shortage = regime(code).shortage();
        List<Few> rows = stage.equals("received") ? shortage.received() : shortage.eligible();

        assertThat(rows.stream().filter(row -> row.atMost() == null || applicants <= row.atMost()).findFirst().orElseThrow().outcome()).isEqualTo(outcome);
    }

    /** A row that stops a selection by law names the law. */
    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C", "D", "E"})
    void namesNoLawItDoesNotQuote(String code) {
        RegimeProfile regime = regime(code);
        Stream<String> named = Stream.of(regime.rules().values().stream().flatMap(rule -> rule.laws().stream()),
                regime.schedule().values().stream().flatMap(due -> due.laws().stream()),
                regime.shortage() == null ? Stream.<String>empty() : Stream.concat(regime.shortage().received().stream(), regime.shortage().eligible().stream())
                        .flatMap(row -> row.laws().stream())).flatMap(laws -> laws);

        assertThat(named).allSatisfy(law -> assertThat(regime.laws()).containsKey(law));
        assertThat(regime.laws().values()).extracting(LegalBasis::citation).allMatch(Objects::nonNull).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"B, CD20, 2023-01-01, 第三十五条", "E, CD20, 2023-01-01, 第二十四条"})
    void grantsTheTimeItsLawGrants(String code, String term, LocalDate day, String article) {
        RegimeProfile.Due window = regime(code).due("SUBMISSION_DEADLINE").orElseThrow();

        assertThat(window.least()).isTrue();
        assertThat(window.term()).isEqualTo(term);
        assertThat(regime(code).basis(window.laws(), day).orElseThrow().citation()).contains(article);
    }

    /** Where the procurement law applies, the experts are published by name with the result. */
    @ParameterizedTest
    @CsvSource({"A, CODES", "B, NAMES", "C, NAMES"})
    void publishesWhoReviewedAsItsLawSays(String code, String naming) {
        assertThat(regime(code).rules().get("panel-names").value()).isEqualTo(naming);
        assertThat(regime(code).basis(regime(code).rules().get("panel-names").laws(), LocalDate.of(2023, 11, 28)).isPresent()).isEqualTo(naming.equals("NAMES"));
    }

    /** A slip in a regime's own file is found when it is read, not when the first notice is drafted by it. */
    @Test
    void refusesARuleSetToWhatNobodyWouldActUpon() throws Exception {
        ObjectNode regime = (ObjectNode) ProgrammeFile.YAML.readTree("{code: A, rules: {panel-names: {value: NAME}, expert-fee: {value: five hundred}, selection-run: {value: HERE}}}");

        assertThatThrownBy(() -> RegimeProfile.of(regime)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reasons())
                .extracting(Refused.Reason::field, Refused.Reason::value).containsExactly(tuple("rules.panel-names", "NAME"), tuple("rules.expert-fee", "five hundred")))
                .hasMessageContaining("规则“panel-names”的取值“NAME”无效，只能是NAMES、CODES。");
    }

    /** What another system has to run by law is recorded here and not replaced. */
    @Test
    void leavesToTheProvincialSystemWhatTheLawGivesIt() {
        assertThat(Stream.of("A", "B", "C", "E").map(code -> regime(code).rules().get("selection-run").value()))
                .containsExactly("HERE", "RECORDED", "RECORDED", "RECORDED");
        assertThat(regime("D").rules().get("platform-choice").value()).isEqualTo("DESIGNATED");
    }

    private static RegimeProfile regime(String code) {
        return RegimeProfile.shipped(code).orElseThrow();
    }
}

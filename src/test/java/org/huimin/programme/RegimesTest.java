package org.huimin.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.huimin.kernel.LegalBasis;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Verdict;
import org.huimin.programme.RegimeProfile.Few;
import org.huimin.programme.RegimeProfile.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways to choose a platform are data: what the law says of each stands in its file, and nowhere in code. */
class RegimesTest {

    /** One applicant may do, or three must come: it is the regime that says so. */
    @ParameterizedTest
    @CsvSource({
        "A, received, 0, REANNOUNCE", "A, received, 1, OPEN", "A, eligible, 0, REANNOUNCE", "A, eligible, 1, DIRECT", "A, eligible, 2, SCORE",
        "B, received, 2, VOID", "B, received, 3, OPEN", "B, eligible, 2, VOID", "B, eligible, 3, SCORE",
        "C, received, 1, VOID", "C, received, 2, OPEN", "C, eligible, 2, VOID", "C, eligible, 3, SCORE",
        "E, received, 2, VOID", "E, received, 3, OPEN"})
    @Tag("S1.27")
    @Tag("S2.24")
    void saysWhatFollowsFromTooFew(String code, String stage, int applicants, Outcome outcome) {
        RegimeProfile.Shortage shortage = regime(code).shortage();
        List<Few> rows = stage.equals("received") ? shortage.received() : shortage.eligible();

        assertThat(rows.stream().filter(row -> row.atMost() == null || applicants <= row.atMost()).findFirst().orElseThrow().outcome()).isEqualTo(outcome);
    }

    /** Read when the house opens, all of them. */
    @Test
    void areAllReadAtTheStart() throws Exception {
        assertThat(new ShippedRegimes().all()).extracting(RegimeProfile::code).containsExactly("A", "B", "C", "D", "E")
                .allSatisfy(code -> assertThat(regime(code).laws().values()).extracting(LegalBasis::citation).allMatch(Objects::nonNull).doesNotHaveDuplicates());
    }

    /** From ten million on seven sit, of whom two thirds are experts. */
    @ParameterizedTest
    @CsvSource({"A, 9999999.99, 5", "A, 10000000, 7", "B, 9999999.99, 5", "B, 10000000, 7", "C, 10000000, 3"})
    @Tag("S1.28")
    void asksForAsManyMembersAsTheBudgetWants(String code, BigDecimal budget, int least) {
        RegimeProfile.PanelRow row = regime(code).panelFor(budget).orElseThrow();

        assertThat(PanelSize.judge(row, least, false, least, "panel", "")).isEqualTo(Verdict.yes());
        assertThat(PanelSize.judge(row, least - 2, false, least - 2, "panel", "第四十七条").reasons()).singleElement()
                .returns("panel.least", Refused.Reason::rule).extracting(Refused.Reason::message).asString().contains("第四十七条");
        assertThat(PanelSize.judge(row, least + 1, false, least + 1, "panel", "").reasons()).extracting(Refused.Reason::rule).containsExactly("panel.odd");
        assertThat(PanelSize.judge(row, least, false, (2 * least - 1) / 3, "panel", "").reasons()).extracting(Refused.Reason::rule).containsExactly("panel.experts");
        assertThat(PanelSize.judge(row, least, true, 0, "panel", "").isYes()).as("the bureau's own group").isEqualTo(code.equals("A"));
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

    /** What stops somebody by law quotes the law. */
    @Test
    void refusesATextThatIsNamedAndNotQuoted() throws Exception {
        ObjectNode regime = (ObjectNode) ProgrammeFile.YAML.readTree("{code: A, rules: {panel-names: {value: NAMES, laws: [one]}}, schedule: {OPENING: {term: WD1, laws: [two]}},"
                + " shortage: {received: [{outcome: OPEN, laws: [three]}], eligible: []}, panel: [{from: 0, least: 5, laws: [four]}]}");

        assertThatThrownBy(() -> RegimeProfile.of(regime)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reasons())
                .extracting(Refused.Reason::rule, Refused.Reason::value).containsExactly(tuple("regime.law-unknown", "one"), tuple("regime.law-unknown", "two"),
                        tuple("regime.law-unknown", "three"), tuple("regime.law-unknown", "four")));
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

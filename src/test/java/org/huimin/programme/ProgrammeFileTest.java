package org.huimin.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.huimin.kernel.Money;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgrammeFileTest {

    @Test
    @Tag("S3.10")
    void planOfLushanAddsUpToTheSource() {
        ProgrammeSpec lushan = ProgrammeFile.read("lushan-2023");

        assertThat(lushan.plannedCount(1)).isEqualTo(32_400);
        assertThat(lushan.plannedCount(2)).isEqualTo(13_600);
        assertThat(lushan.plannedValue("alipay", 1)).isEqualTo(Money.of(700_000));
        assertThat(lushan.plannedValue("alipay", 2)).isEqualTo(Money.of(300_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lushan-2023", "lanwan-2025"})
    void programmeSurvivesWritingAndReading(String name) {
        ProgrammeSpec spec = ProgrammeFile.read(name);

        assertThat(ProgrammeFile.parse(ProgrammeFile.write(spec))).isEqualTo(spec);
    }

    @Test
    void dutiesNobodyNamesFallToTheOfficesOfTheRegime() {
        ProgrammeSpec lanwan = ProgrammeFile.read("lanwan-2025");

        assertThat(lanwan.unitsHolding("draft-plan")).containsExactly("lwculture");
        assertThat(lanwan.unitsHolding("recommend-merchants")).containsExactly("lwculture", "lwcenter", "lwharbour", "lwhill");
        assertThat(lanwan.unitsHolding("verify-merchants")).containsExactly("lwyouka", "lwlinli");
        assertThat(lanwan.duties().get("draft-plan").label()).isEqualTo("经办人");
        assertThat(lanwan.posts()).containsEntry("lwculture-officer", 3).containsEntry("lwculture-head", 1)
                .containsEntry("lwhill-head", 1).containsEntry("lwdiscipline-officer", 1);
    }

    @Test
    void competitionIsReviewedByWhomTheRuleOfThatDayNames() {
        assertThat(ProgrammeFile.read("lushan-2023").unitsHolding("review-competition")).containsExactly("commerce");
        assertThat(ProgrammeFile.read("lanwan-2025").unitsHolding("review-competition")).containsExactly("lwmsa");
    }

    @Test
    void vouchersThatLiveFromTheClaimOutliveTheirPhase() {
        assertThat(ProgrammeFile.read("lanwan-2025").lastValidDay(1)).isEqualTo(LocalDate.of(2025, 10, 8));
        assertThat(ProgrammeFile.read("lushan-2023").lastValidDay(1)).isEqualTo(LocalDate.of(2023, 12, 17));
    }

    @Test
    @Tag("S3.2")
    void numberThatCanBeReadInTwoWaysIsNeverShown() {
        ProgrammeSpec lushan = ProgrammeFile.read("lushan-2023");

        assertThat(lushan.document().number()).contains("或");
        assertThat(lushan.document().shownNumber()).isEmpty();
        assertThat(lushan.policyBasis()).extracting(basis -> basis.shownNumber().orElseThrow())
                .containsExactly("豫政〔2022〕41号", "豫政〔2023〕15号", "豫政办〔2023〕39号");
    }
}

package org.huimin.programme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.huimin.kernel.Money;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgrammeFileTest {

    @Test
    @Tag("S3.7")
    @Tag("S3.10")
    void planOfLushanAddsUpToTheSource() {
        ProgrammeSpec lushan = ProgrammeFile.read("lushan-2023");

        assertThat(lushan.voucherTypes()).extracting(ProgrammeSpec.VoucherType::face).containsOnly(Money.of(10), Money.of(20), Money.of(50));
        assertThat(lushan.plannedCount(1)).isEqualTo(32_400);
        assertThat(lushan.plannedCount(2)).isEqualTo(13_600);
        assertThat(lushan.plannedValue("alipay", 1)).isEqualTo(Money.of(700_000));
        assertThat(lushan.plannedValue("alipay", 2)).isEqualTo(Money.of(300_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lushan-2023", "lanwan-2025", "guangming-2025", "yunnan-2023"})
    void programmeSurvivesWritingAndReading(String name) {
        ProgrammeSpec spec = ProgrammeFile.read(name);

        assertThat(ProgrammeFile.parse(ProgrammeFile.write(spec))).isEqualTo(spec);
    }

    @Test
    void emptyListsOfASelectionSurviveToo() throws IOException {
        SelectionSpec said = ProgrammeFile.read("guangming-2025").selection();
        SelectionSpec bare = new SelectionSpec(said.subject(), said.lots(), List.of(), List.of(), List.of(), List.of(), said.mail(), said.paper(), said.shortage());
        ObjectMapper json = new ObjectMapper();

        assertThat(json.readValue(json.writeValueAsString(bare), SelectionSpec.class)).isEqualTo(bare);
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

    @Test
    @Tag("S3.5")
    void phasesOfLushanRunSevenDaysEach() {
        ProgrammeSpec lushan = ProgrammeFile.read("lushan-2023");

        assertThat(lushan.phases()).extracting(ProgrammeSpec.Phase::first).containsExactly(LocalDate.of(2023, 12, 11), LocalDate.of(2023, 12, 25));
        assertThat(lushan.phases()).extracting(ProgrammeSpec.Phase::last).containsExactly(LocalDate.of(2023, 12, 17), LocalDate.of(2023, 12, 31));
        assertThat(lushan.phases()).extracting(ProgrammeSpec.Phase::budget).containsExactly(Money.of(700_000), Money.of(300_000));
    }

    @Test
    @Tag("S3.11")
    @Tag("S3.12")
    @Tag("S3.14")
    void quotasOfLushanReachTheMinimum() {
        ProgrammeSpec lushan = ProgrammeFile.read("lushan-2023");

        assertThat(quotas(lushan, "SUBDISTRICT")).hasSize(4).allMatch(quota -> quota == 40);
        assertThat(quotas(lushan, "TOWNSHIP")).hasSize(20).allMatch(quota -> quota == 15);
        assertThat(lushan.merchants().sources()).filteredOn(source -> source.industries().contains("FUEL"))
                .extracting(ProgrammeSpec.Source::unit).containsExactly("commerce");
        assertThat(lushan.merchants().minimum()).isEqualTo(400);
        assertThat(lushan.units()).filteredOn(unit -> unit.kind().equals("TOWNSHIP")).allMatch(unit -> unit.name().contains("占位"));
        assertThat(lushan.notes()).anyMatch(note -> note.contains("占位"));
    }

    @Test
    @Tag("S3.9")
    @Tag("S3.19")
    @Tag("S3.21")
    @Tag("S3.23")
    @Tag("S3.25")
    void lushanSaysWhoMayClaimWhatIsPromisedAndWhoLeads() {
        ProgrammeSpec lushan = ProgrammeFile.read("lushan-2023");

        assertThat(lushan.platforms()).singleElement().satisfies(platform -> assertThat(platform.designated()).contains("支付宝"));
        assertThat(lushan.merchants().commitments()).hasSize(4);
        assertThat(lushan.limits()).containsExactly(new ProgrammeSpec.Limit(ProgrammeSpec.Window.INDUSTRY_PHASE, 1));
        assertThat(lushan.ledger().requiredColumns()).containsEntry("claims", List.of("place")).containsEntry("redemptions", List.of("place"));
        assertThat(lushan.region().places()).containsExactly("410423");
        assertThat(lushan.leadingGroup().members()).contains("gov", "discipline", "commerce", "finance", "police", "msa", "media", "association");
        assertThat(lushan.leadingGroup().memberKinds()).contains("PLATFORM", "TOWNSHIP", "SUBDISTRICT");
    }

    @Test
    void moneyReachesThePlatformAsTheFundingSays() {
        ProgrammeSpec lushan = ProgrammeFile.read("lushan-2023");
        ProgrammeSpec reimbursed = ProgrammeFile.parse(ProgrammeFile.write(lushan).replace("kind: INSTALMENTS", "kind: REIMBURSE"));
        ProgrammeSpec advanced = ProgrammeFile.parse(ProgrammeFile.write(lushan).replace("kind: INSTALMENTS", "kind: ADVANCE"));

        assertThat(lushan.drawdown("alipay", 1)).isEqualTo(Money.of(700_000));
        assertThat(lushan.drawdown("alipay", 2)).isEqualTo(Money.of(300_000));
        assertThat(advanced.drawdown("alipay", 1)).isEqualTo(Money.of(1_000_000));
        assertThat(advanced.drawdown("alipay", 2)).isEqualTo(Money.ZERO);
        assertThat(reimbursed.drawdown("alipay", 1)).isEqualTo(Money.ZERO);
    }

    @Test
    void nothingOfOneCountyIsTheOthers() {
        List<String> lushan = ProgrammeFile.read("lushan-2023").units().stream().map(ProgrammeSpec.Unit::code).toList();

        assertThat(ProgrammeFile.read("lanwan-2025").units()).extracting(ProgrammeSpec.Unit::code).doesNotContainAnyElementsOf(lushan);
    }

    private static List<Integer> quotas(ProgrammeSpec spec, String kind) {
        return spec.merchants().sources().stream().filter(source -> spec.unit(source.unit()).kind().equals(kind)).map(ProgrammeSpec.Source::quota).toList();
    }
}

package org.huimin.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a drafter types into the plan's table. */
class PlanFiguresTest {

    private static final ProgrammeSpec LUSHAN = ProgrammeFile.read("lushan-2023");

    @ParameterizedTest
    @ValueSource(strings = {"lushan-2023", "lanwan-2025"})
    void givesBackThePlanThatNobodyChanged(String shipped) {
        ProgrammeSpec spec = ProgrammeFile.read(shipped);

        assertThat(PlanFigures.parse(PlanFigures.of(spec).toString()).in(spec)).isEqualTo(spec);
    }

    @Test
    @Tag("S3.10")
    void changesQuantitiesPhasesPoolsAndBudgetTogether() {
        String typed = PlanFigures.of(LUSHAN).toString().replace("quantity alipay market-10 1 3500", "quantity alipay market-10 1 4500")
                .replace("phase 1 700000.00", "phase 1 710000").replace("budget 1000000.00", "budget 1010000.00")
                .replace("pool alipay 1000000.00", "pool alipay 1010000.0");

        ProgrammeSpec changed = PlanFigures.parse(typed).in(LUSHAN);

        assertThat(changed.planned("alipay", "market-10", 1)).isEqualTo(4500);
        assertThat(changed.budget()).isEqualTo(Money.of("1010000.00"));
        assertThat(changed.phase(1).budget()).isEqualTo(Money.of("710000.00"));
        assertThat(ProgrammeRules.judge(changed).isYes()).isTrue();
    }

    @Test
    @Tag("S3.10")
    void leavesItToTheRulesToFindSumsThatDisagree() {
        ProgrammeSpec changed = PlanFigures.parse(PlanFigures.of(LUSHAN).toString()
                .replace("quantity alipay fuel-20 2 4000", "quantity alipay fuel-20 2 4001")).in(LUSHAN);

        assertThat(ProgrammeRules.judge(changed).reasons()).extracting(Refused.Reason::message)
                .anyMatch(m -> m.contains("第二期") && m.contains("300020.00") && m.contains("20.00 元"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "一百", "1e3", "9999999999", "NaN"})
    void refusesWhatIsNoQuantityInASentenceThatNamesTheTypeAndThePhase(String typed) {
        Refused refused = refused(PlanFigures.of(LUSHAN).toString().replace("quantity alipay dining-50 2 600", "quantity alipay dining-50 2 " + typed));

        assertThat(refused.reasons()).extracting(Refused.Reason::field).containsOnly("figures");
        assertThat(refused.getMessage()).contains("餐饮50元券（满200元）第二期数量", typed);
    }

    @Test
    void refusesMoreVouchersThanAnybodyCouldMean() {
        assertThat(refused(PlanFigures.of(LUSHAN).toString().replace("dining-50 2 600", "dining-50 2 100000001")).reasons())
                .extracting(Refused.Reason::rule).containsExactly("plan.quantity-too-large");
    }

    @Test
    void refusesMoneyWithMoreThanTwoDecimals() {
        assertThat(refused(PlanFigures.of(LUSHAN).toString().replace("phase 2 300000.00", "phase 2 300000.005")).getMessage())
                .contains("第二期资金", "300000.005");
    }

    @Test
    void refusesFiguresOfAnotherPlan() {
        String own = PlanFigures.of(LUSHAN).toString();

        assertThat(refused(own + "\nquantity alipay gold-1 1 5").reasons()).extracting(Refused.Reason::rule).contains("plan.figures");
        assertThat(refused(own.replace("budget 1000000.00\n", "")).reasons()).extracting(Refused.Reason::rule).contains("plan.figures");
        assertThat(refused(own + "\nbudget 5").reasons()).extracting(Refused.Reason::rule).contains("plan.figures");
        assertThat(refused("").reasons()).extracting(Refused.Reason::rule).contains("plan.figures");
        assertThat(refused("${7*7}").reasons()).extracting(Refused.Reason::rule).contains("plan.figures");
    }

    @Property
    void keepsAnyQuantityExactly(@ForAll @IntRange(max = 100_000_000) int quantity) {
        ProgrammeSpec changed = PlanFigures.parse(PlanFigures.of(LUSHAN).toString()
                .replace("quantity alipay market-20 1 7000", "quantity alipay market-20 1 " + quantity)).in(LUSHAN);

        assertThat(changed.planned("alipay", "market-20", 1)).isEqualTo(quantity);
        assertThat(changed.planned("alipay", "market-20", 2)).isEqualTo(3000);
    }

    private static Refused refused(String typed) {
        Refused refused = catchThrowableOfType(Refused.class, () -> PlanFigures.parse(typed).in(LUSHAN));
        assertThat(refused).as("the figures are taken").isNotNull();
        return refused;
    }
}

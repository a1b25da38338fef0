package org.huimin.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huimin.settlement.Decision.APPROVED;
import static org.huimin.settlement.Decision.RETURNED;
import static org.huimin.settlement.PhaseSettlementState.DIFFERENT;
import static org.huimin.settlement.PhaseSettlementState.JUDGED;
import static org.huimin.settlement.PhaseSettlementState.PROPOSED;
import static org.huimin.settlement.PhaseSettlementState.SETTLED;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeSpec.Change;
import org.huimin.programme.ProgrammeSpec.Kind;
import org.huimin.settlement.Reported.Item;
import org.huimin.settlement.Reported.Source;
import org.huimin.settlement.VarianceTolerance.Treatment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SettlingPhaseTest extends SettlementSlice {

    private static final VarianceTolerance STRICT = VarianceTolerance.STRICT;

    @BeforeEach
    void twoPhases() {
        spec = Programmes.programme().type("ten", Kind.FIXED, "10").type("fifty", Kind.FIXED, "50")
                .platform("a", Map.of("ten", List.of(100, 50), "fifty", List.of(40, 10))).build();
        afterPhase(1);
    }

    @Test
    @Tag("S3.6")
    void carriesTheRestIntoTheNextPhaseWhenTwoPeopleAgree() {
        // given: 3,000.00 in phase 1, 1,955.00 spent net
        settlingPhase.judge(programme, 1, figures(1, "600", "5", "1400", "40"), List.of(), STRICT);
        settlingPhase.review(FINANCE, programme, 1, APPROVED, null);
        PhaseSettlementView frozen = settlingPhase.freeze(programme, 1, figures(1, "600", "5", "1400", "40"));

        assertThat(frozen.state()).isEqualTo(PROPOSED);
        assertThat(frozen.rollover()).isTrue();
        assertThat(frozen.rest()).isEqualTo(yuan("1045"));

        // when
        settlingPhase.approveRollover(COMMERCE_HEAD, programme, 1, APPROVED, null);
        settlingPhase.confirmRollover(FINANCE_HEAD, programme, 1, APPROVED, null);
        List<Allotment> given = settlingPhase.rollOver(programme, 1);
        write(given);

        // then: 405 → 40 tens, 640 → 12 fifties, remainders 5 + 40 → 4 tens (the larger planned amount is a tie, so tens)
        assertThat(given).containsExactly(new Allotment("a", 2, "ten", 44, yuan("10")), new Allotment("a", 2, "fifty", 12, yuan("50")));
        PhaseSettlementView settled = register.phase(programme, 1).orElseThrow();
        assertThat(settled.state()).isEqualTo(SETTLED);
        assertThat(settled.carriedOver()).isEqualTo(yuan("1040"));
        assertThat(settled.unallocated()).isEqualTo(yuan("5"));

        afterPhase(2);
        PhaseSettlementView second = settlingPhase.judge(programme, 2, figures(2, "0", "0", "0", "0"), List.of(), STRICT);
        assertThat(second.ownBudget()).isEqualTo(yuan("1000"));
        assertThat(second.carriedIn()).isEqualTo(yuan("1040"));
        assertThat(second.pool()).isEqualTo(yuan("2040"));
        assertThat(recorder.names(programme)).containsExactly("PhaseJudged", "PhaseReviewed", "PhaseFrozen", "RolloverApproved", "RolloverConfirmed",
                "RolledOver", "PhaseJudged");
    }

    @Test
    @Tag("check-19")
    void rollsOverOnceHoweverManyAskAtOneMoment() throws Exception {
        settleUntilFrozen(1);
        settlingPhase.approveRollover(COMMERCE_HEAD, programme, 1, APPROVED, null);
        settlingPhase.confirmRollover(FINANCE_HEAD, programme, 1, APPROVED, null);

        assertThat(raced(() -> settlingPhase.rollOver(programme, 1))).isEqualTo(1);

        assertThat(register.phase(programme, 1).orElseThrow().state()).isEqualTo(SETTLED);
        assertThatThrownBy(() -> settlingPhase.rollOver(programme, 1)).isInstanceOf(Refused.class);
    }

    @Test
    void carriesNothingFromTheLastPhase() {
        settle(1);
        afterPhase(2);

        settlingPhase.judge(programme, 2, figures(2, "0", "0", "700", "0"), List.of(), STRICT);
        settlingPhase.review(FINANCE, programme, 2, APPROVED, null);
        PhaseSettlementView last = settlingPhase.freeze(programme, 2, figures(2, "0", "0", "700", "0"));

        assertThat(last.state()).isEqualTo(SETTLED);
        assertThat(last.carriedOver()).isEqualTo(Money.ZERO);
        assertThat(last.unallocated()).isEqualTo(last.rest());
    }

    @Test
    void refusesJudgingBeforeThePhaseIsOver() {
        at(spec.period(1).last());

        assertThatThrownBy(() -> settlingPhase.judge(programme, 1, figures(1, "0", "0", "0", "0"), List.of(), STRICT))
                .isInstanceOf(Refused.class).hasMessageContaining("2023年12月17日才结束");
    }

    @Test
    void waitsForAnExtendedLastDay() {
        spec = Programmes.changed(spec, new Change(LocalDate.of(2023, 12, 15), Change.EXTENSION, null, 1, null, null, 2, "延长", null));
        at(LocalDate.of(2023, 12, 18));

        assertThatThrownBy(() -> settlingPhase.judge(programme, 1, figures(1, "0", "0", "0", "0"), List.of(), STRICT))
                .isInstanceOf(Refused.class).hasMessageContaining("2023年12月19日");
    }

    @Test
    void refusesFreezingWhileAVoucherCanStillBeUsed() {
        spec = Programmes.programme().type("ten", Kind.FIXED, "10", "P3D").platform("a", Map.of("ten", List.of(100, 50))).build();
        List<PhaseFigures> figures = List.of(new PhaseFigures("a", 1, List.of()));
        settlingPhase.judge(programme, 1, figures, List.of(), STRICT);
        settlingPhase.review(FINANCE, programme, 1, APPROVED, null);

        assertThatThrownBy(() -> settlingPhase.freeze(programme, 1, figures)).isInstanceOf(Refused.class)
                .hasMessageContaining("到2023年12月20日24:00:00止");

        at(LocalDate.of(2023, 12, 21));
        assertThat(settlingPhase.freeze(programme, 1, figures).frozenAt()).isNotNull();
    }

    @Test
    void refusesAPlatformWithoutFigures() {
        assertThatThrownBy(() -> settlingPhase.judge(programme, 1, List.of(), List.of(), STRICT))
                .isInstanceOf(Refused.class).hasMessageContaining("平台“a”第1期的数据尚未报送");
    }

    @Test
    void refusesATypeThatIsNotInTheProgramme() {
        List<PhaseFigures> figures = List.of(new PhaseFigures("a", 1, List.of(
                new PhaseFigures.OfType("hundred", yuan("100"), Money.ZERO, Money.ZERO))));

        assertThatThrownBy(() -> settlingPhase.judge(programme, 1, figures, List.of(), STRICT))
                .isInstanceOf(Refused.class).hasMessageContaining("hundred");
    }

    @Test
    void turnsADifferenceIntoWorkAndKeepsItsExplanation() {
        PhaseSettlementView judged = settlingPhase.judge(programme, 1, figures(1, "600", "0", "1400", "0"),
                List.of(new Reported("a", Source.DAILY, Item.REDEEMED, yuan("2010"))), STRICT);

        assertThat(judged.state()).isEqualTo(DIFFERENT);
        assertThat(judged.mismatch()).isTrue();
        assertThat(judged.variances()).singleElement().satisfies(v -> {
            assertThat(v.comparison()).isEqualTo("LEDGER_DAILY");
            assertThat(v.ours()).isEqualTo(yuan("2000"));
            assertThat(v.theirs()).isEqualTo(yuan("2010"));
            assertThat(v.difference()).isEqualTo(yuan("10"));
        });
        assertThatThrownBy(() -> settlingPhase.review(FINANCE, programme, 1, APPROVED, null)).isInstanceOf(Refused.class)
                .hasMessageContaining("差额待查");
        assertThatThrownBy(() -> settlingPhase.explain(FINANCE, programme, 1, APPROVED, " ")).isInstanceOf(Refused.class)
                .hasMessageContaining("请写明差额原因");

        PhaseSettlementView explained = settlingPhase.explain(FINANCE, programme, 1, APPROVED, "一笔核销跨日入账");

        assertThat(explained.state()).isEqualTo(JUDGED);
        assertThat(explained.variances()).singleElement().satisfies(v -> {
            assertThat(v.explanation()).isEqualTo("一笔核销跨日入账");
            assertThat(v.explainedBy()).isEqualTo(FINANCE.account());
        });
    }

    @Test
    void sendsADifferenceBackForNewFilesAndKeepsBothAttempts() {
        List<Reported> reported = List.of(new Reported("a", Source.DAILY, Item.NET, yuan("2010")));
        settlingPhase.judge(programme, 1, figures(1, "600", "0", "1400", "0"), reported, STRICT);
        settlingPhase.explain(FINANCE, programme, 1, RETURNED, "漏报一笔核销");

        PhaseSettlementView again = settlingPhase.judge(programme, 1, figures(1, "610", "0", "1400", "0"), reported, STRICT);

        assertThat(again.state()).isEqualTo(JUDGED);
        assertThat(again.round()).isEqualTo(2);
        assertThat(again.redeemed()).isEqualTo(yuan("2010"));
        assertThat(again.variances()).singleElement().satisfies(v -> assertThat(v.round()).isEqualTo(1));
    }

    @Test
    void letsATableSayWhichDifferencesMatter() {
        VarianceTolerance small = q -> q.amount().compareTo(Money.of("1")) <= 0 ? Treatment.IGNORE : Treatment.BLOCK;
        PhaseSettlementView ignored = settlingPhase.judge(programme, 1, figures(1, "600", "0", "1400", "0"),
                List.of(new Reported("a", Source.DAILY, Item.REDEEMED, yuan("2000.50"))), small);

        assertThat(ignored.state()).isEqualTo(JUDGED);
        assertThat(ignored.variances()).hasSize(1);

        settlingPhase.review(FINANCE, programme, 1, RETURNED, "重新报送");
        settlingPhase.judge(programme, 1, figures(1, "600", "0", "1400", "0"),
                List.of(new Reported("a", Source.DAILY, Item.REDEEMED, yuan("2100"))), small);
        assertThatThrownBy(() -> settlingPhase.explain(FINANCE, programme, 1, APPROVED, "说明")).isInstanceOf(Refused.class)
                .hasMessageContaining("应为2000.00元，报送为2100.00元");
    }

    @Test
    void neverExplainsAwaySpendingAboveThePool() {
        PhaseSettlementView judged = settlingPhase.judge(programme, 1, figures(1, "1000.01", "0", "0", "0"), List.of(), q -> Treatment.IGNORE);

        assertThat(judged.state()).isEqualTo(DIFFERENT);
        assertThatThrownBy(() -> settlingPhase.explain(FINANCE, programme, 1, APPROVED, "说明")).isInstanceOf(Refused.class)
                .hasMessageContaining("只能退回重报");
    }

    @Test
    void refusesJudgingTwice() {
        settlingPhase.judge(programme, 1, figures(1, "0", "0", "0", "0"), List.of(), STRICT);

        assertThatThrownBy(() -> settlingPhase.judge(programme, 1, figures(1, "0", "0", "0", "0"), List.of(), STRICT))
                .isInstanceOf(Refused.class).hasMessageContaining("待审核");
    }

    @Test
    void refusesFreezingFiguresThatNobodyReviewed() {
        settlingPhase.judge(programme, 1, figures(1, "600", "0", "0", "0"), List.of(), STRICT);
        assertThatThrownBy(() -> settlingPhase.freeze(programme, 1, figures(1, "600", "0", "0", "0"))).isInstanceOf(Refused.class)
                .hasMessageContaining("须为“已审核待冻结”");
        settlingPhase.review(FINANCE, programme, 1, APPROVED, null);

        assertThatThrownBy(() -> settlingPhase.freeze(programme, 1, figures(1, "610", "0", "0", "0"))).isInstanceOf(Refused.class)
                .hasMessageContaining("审核时资金3000.00元、核销600.00元").hasMessageContaining("现为资金3000.00元、核销610.00元");
    }

    @Test
    void refusesRolloverOutOfTurn() {
        settleUntilFrozen(1);

        assertThatThrownBy(() -> settlingPhase.confirmRollover(FINANCE_HEAD, programme, 1, APPROVED, null)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> settlingPhase.rollOver(programme, 1)).isInstanceOf(Refused.class);
        settlingPhase.approveRollover(COMMERCE_HEAD, programme, 1, APPROVED, null);
        assertThatThrownBy(() -> settlingPhase.approveRollover(COMMERCE_HEAD, programme, 1, APPROVED, null)).isInstanceOf(Refused.class);
        settlingPhase.confirmRollover(FINANCE_HEAD, programme, 1, APPROVED, null);
        settlingPhase.rollOver(programme, 1);
        assertThatThrownBy(() -> settlingPhase.rollOver(programme, 1)).isInstanceOf(Refused.class).hasMessageContaining("已清算");
    }

    @Test
    void refusesConfirmationByWhoeverApproved() {
        settleUntilFrozen(1);
        settlingPhase.approveRollover(COMMERCE_HEAD, programme, 1, APPROVED, null);

        assertThatThrownBy(() -> settlingPhase.confirmRollover(COMMERCE_HEAD, programme, 1, APPROVED, null)).isInstanceOf(Refused.class)
                .hasMessageContaining("不能是同一人");
    }

    @Test
    void returnsTheWholeRestWhenTheNextPhaseIsOverBeforeTheRolloverIsConfirmed() {
        settleUntilFrozen(1);
        settlingPhase.approveRollover(COMMERCE_HEAD, programme, 1, APPROVED, null);
        afterPhase(2);

        assertThatThrownBy(() -> settlingPhase.confirmRollover(FINANCE_HEAD, programme, 1, APPROVED, null)).isInstanceOf(Refused.class)
                .hasMessageContaining("下一期已经结束");

        settlingPhase.confirmRollover(FINANCE_HEAD, programme, 1, RETURNED, "下一期已结束");
        assertThatThrownBy(() -> settlingPhase.review(FINANCE, programme, 1, RETURNED, "重报")).isInstanceOf(Refused.class)
                .hasMessageContaining("已于冻结时定稿");
        settlingPhase.review(FINANCE, programme, 1, APPROVED, null);
        PhaseSettlementView again = settlingPhase.freeze(programme, 1, figures(1, "600", "0", "1400", "0"));
        assertThat(again.state()).isEqualTo(SETTLED);
        assertThat(again.unallocated()).isEqualTo(again.rest());
    }

    private PhaseSettlementView settleUntilFrozen(int phase) {
        settlingPhase.judge(programme, phase, figures(phase, "600", "0", "1400", "0"), List.of(), STRICT);
        settlingPhase.review(FINANCE, programme, phase, APPROVED, null);
        return settlingPhase.freeze(programme, phase, figures(phase, "600", "0", "1400", "0"));
    }

    private void settle(int phase) {
        settleUntilFrozen(phase);
        settlingPhase.approveRollover(COMMERCE_HEAD, programme, phase, APPROVED, null);
        settlingPhase.confirmRollover(FINANCE_HEAD, programme, phase, APPROVED, null);
        write(settlingPhase.rollOver(programme, phase));
    }

    private static List<PhaseFigures> figures(int phase, String tens, String tensRefunded, String fifties, String fiftiesRefunded) {
        return List.of(new PhaseFigures("a", phase, List.of(
                new PhaseFigures.OfType("ten", yuan(tens), yuan(tensRefunded), Money.ZERO),
                new PhaseFigures.OfType("fifty", yuan(fifties), yuan(fiftiesRefunded), Money.ZERO))));
    }
}

package org.huimin.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huimin.settlement.Decision.APPROVED;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Fact;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeSpec.FundingKind;
import org.huimin.programme.ProgrammeSpec.Kind;
import org.huimin.settlement.DrawingDown.Budget;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Money leaves the treasury only for what is due, to an account two people agree on, by a third. */
@Tag("S3.32")
class DrawingDownTest extends SettlementSlice {

    private static final Budget BUDGET = new Budget("财预〔2023〕9号", "paper-1", "促消费");
    private static final String NUMBER = "6222 0000 1234 5678";

    @BeforeEach
    void twoPlatforms() {
        programme(FundingKind.INSTALMENTS);
    }

    private void programme(FundingKind kind) {
        spec = Programmes.programme().funded(kind).type("ten", Kind.FIXED, "10").platform("a", Map.of("ten", List.of(100, 50)))
                .platform("b", Map.of("ten", List.of(50, 0))).build();
    }

    @Test
    void asksForEachPhaseInInstalmentsAndPaysEachPlatformItsPart() {
        DrawdownView asked = drawingDown.request(COMMERCE, programme, 1, yuan("1500"), BUDGET);
        checkedAccounts();

        assertThat(asked.payees()).extracting(Payee::platform).containsExactly("a", "b");
        assertThat(asked.payees()).extracting(Payee::amount).containsExactly(yuan("1000"), yuan("500"));
        DrawdownView half = pay("a", 1);
        assertThat(half.paid()).isFalse();
        DrawdownView whole = pay("b", 1);

        assertThat(whole.paid()).isTrue();
        assertThat(whole.payees().get(0)).satisfies(p -> {
            assertThat(p.accountNumber()).isEqualTo("6222000012345678");
            assertThat(p.maskedNumber()).isEqualTo("****5678");
            assertThat(p.voucherNumber()).isEqualTo("PZ-a");
            assertThat(p.receiptFile()).isEqualTo("file-a");
            assertThat(p.paidBy()).isEqualTo("finance-officer-2");
        });
        assertThat(register.drawdownDue(programme, 1)).isEqualTo(Money.ZERO);
        assertThat(register.drawdownDue(programme, 2)).isEqualTo(yuan("500"));
    }

    @Test
    void asksForEverythingAtOnceInAdvance() {
        programme(FundingKind.ADVANCE);

        assertThat(register.drawdownDue(programme, 1)).isEqualTo(yuan("2000"));
        assertThatThrownBy(() -> drawingDown.request(COMMERCE, programme, 1, yuan("1999.99"), BUDGET)).isInstanceOf(Refused.class)
                .hasMessageContaining("应一次申请2000.00元");
        drawingDown.request(COMMERCE, programme, 1, yuan("2000"), BUDGET);
        assertThat(register.drawdownDue(programme, 2)).isEqualTo(Money.ZERO);
    }

    @Test
    void paysAdvancedMoneyOnlyForAPhaseThatIsSettledAndOnlyItsOwn() {
        programme(FundingKind.REIMBURSE);
        assertThat(register.drawdownDue(programme, 1)).isEqualTo(Money.ZERO);
        assertThatThrownBy(() -> drawingDown.request(COMMERCE, programme, 1, yuan("1"), BUDGET)).isInstanceOf(Refused.class)
                .hasMessageContaining("先垫后结");

        settle(1, "700", "30.50", "500", "0");
        assertThat(register.drawdownDue(programme, 1)).isEqualTo(yuan("1169.50"));
        assertThat(register.drawdownDue(programme, 2)).isEqualTo(Money.ZERO);
        DrawdownView asked = drawingDown.request(COMMERCE, programme, 1, yuan("1169.50"), BUDGET);

        assertThat(asked.payees()).extracting(Payee::amount).containsExactly(yuan("669.50"), yuan("500"));
        assertThat(register.drawdownDue(programme, 1)).isEqualTo(Money.ZERO);
    }

    @Test
    void refusesMoreThanIsDueAndASecondRequestWhileOneIsOpen() {
        assertThatThrownBy(() -> drawingDown.request(COMMERCE, programme, 1, yuan("1500.01"), BUDGET)).isInstanceOf(Refused.class)
                .hasMessageContaining("超过目前可申请的1500.00元");
        drawingDown.request(COMMERCE, programme, 1, yuan("100"), BUDGET);
        assertThatThrownBy(() -> drawingDown.request(COMMERCE, programme, 1, yuan("100"), BUDGET)).isInstanceOf(Refused.class)
                .hasMessageContaining("已有一笔拨款申请待拨付");
    }

    @Test
    @Tag("check-19")
    void neverAsksForOrPaysMoreThanIsDueHoweverManyTryAtOneMoment() throws Exception {
        assertThat(raced(() -> drawingDown.request(COMMERCE, programme, 1, yuan("1500"), BUDGET))).isEqualTo(1);
        checkedAccounts();

        assertThat(raced(() -> pay("a", 1))).isEqualTo(1);
        assertThat(raced(() -> pay("b", 1))).isEqualTo(1);

        assertThat(register.drawdownDue(programme, 1)).isEqualTo(Money.ZERO);
        assertThat(register.drawdowns(programme)).singleElement().extracting(DrawdownView::paid).isEqualTo(true);
    }

    @Test
    @Tag("check-8")
    void takesThreePeopleForAnAccountAndItsPayment() {
        drawingDown.request(COMMERCE, programme, 1, yuan("1500"), BUDGET);
        accounts.enter(FINANCE_TOO, programme, "a", "甲平台专用账户", "某银行", NUMBER);

        assertThatThrownBy(() -> accounts.check(FINANCE_TOO, programme, "a", "甲平台专用账户", NUMBER)).hasMessageContaining("登记和复核不能是同一人");
        assertThatThrownBy(() -> pay("a", 1)).hasMessageContaining("尚未经两人核对一致");
        assertThat(accounts.check(FINANCE, programme, "a", "甲平台专用账户", NUMBER)).isTrue();
        assertThatThrownBy(() -> pay(FINANCE_TOO, "a", 1)).hasMessageContaining("登记、复核和拨付不能是同一人");
        assertThatThrownBy(() -> pay(FINANCE, "a", 1)).hasMessageContaining("登记、复核和拨付不能是同一人");
        assertThatThrownBy(() -> pay(COMMERCE, "a", 1)).hasMessageContaining("申请和拨付不能是同一人");
        assertThat(pay(FINANCE_HEAD, "a", 1).payees().get(0).paid()).isTrue();
        assertThatThrownBy(() -> pay(FINANCE_HEAD, "a", 1)).hasMessageContaining("不能重复拨付");
    }

    @Test
    void voidsBothEntriesWhereTheyDiffer() {
        accounts.enter(COMMERCE, programme, "a", "甲平台专用账户（县）", "某银行", NUMBER);

        assertThat(accounts.check(FINANCE, programme, "a", "甲平台专用账户(县)", "6222000012345679")).isFalse();

        assertThat(register.accounts(programme)).singleElement().extracting(AccountView::state).isEqualTo(AccountView.State.DIFFERENT);
        assertThat(register.accountToPay(programme, "a")).isEmpty();
        assertThatThrownBy(() -> accounts.check(FINANCE, programme, "a", "甲平台专用账户", NUMBER)).hasMessageContaining("尚未登记");
        accounts.enter(COMMERCE, programme, "a", "甲平台专用账户（县）", "某银行", NUMBER);
        assertThat(accounts.check(FINANCE, programme, "a", "甲平台 专用账户(县)", "6222-0000-1234-5678")).isTrue();
        assertThat(register.accountToPay(programme, "a")).contains("6222000012345678");
    }

    @Test
    void sendsAnAccountBackThatThePayerFindsWrong() {
        checkedAccounts();
        assertThatThrownBy(() -> accounts.enter(COMMERCE, programme, "a", "别的户名", "某银行", NUMBER)).hasMessageContaining("已经复核");

        accounts.reject(FINANCE_TOO, programme, "a", "开户行已更名");

        assertThat(register.accountChecked(programme, "a")).isFalse();
        assertThat(accounts.enter(COMMERCE, programme, "a", "甲平台专用账户", "新银行", NUMBER).state()).isEqualTo(AccountView.State.ENTERED);
    }

    @Test
    @Tag("check-39")
    void writesNoWholeNumberIntoAnyFact() {
        drawingDown.request(COMMERCE, programme, 1, yuan("1500"), BUDGET);
        checkedAccounts();
        pay("a", 1);

        List<Fact> facts = recorder.of(programme, Fact.class);
        assertThat(facts).hasSizeGreaterThan(4);
        assertThat(facts.toString()).doesNotContain("6222000012345678", NUMBER).contains("****5678");
        assertThat(register.accounts(programme).toString()).doesNotContain("6222000012345678");
    }

    @Test
    void refusesANumberThatIsNone() {
        assertThatThrownBy(() -> accounts.enter(COMMERCE, programme, "a", "户名", "某银行", "6222O000")).isInstanceOf(Refused.class)
                .hasMessageContaining("8至32位数字").hasMessageNotContaining("6222O");
    }

    @Test
    void wantsItsPapersBeforeItCallsAPaymentMade() {
        drawingDown.request(COMMERCE, programme, 1, yuan("1500"), BUDGET);
        checkedAccounts();

        assertThatThrownBy(() -> drawingDown.pay(FINANCE_TOO, programme, 1, "a", new Payee.Proof("PZ", "HD", null, today())))
                .hasMessageContaining("请上传银行回单");
        assertThatThrownBy(() -> drawingDown.pay(FINANCE_TOO, programme, 1, "a", new Payee.Proof("PZ", "HD", "file", today().plusDays(1))))
                .hasMessageContaining("晚于今天");
        assertThatThrownBy(() -> drawingDown.pay(FINANCE_TOO, programme, 1, "c", new Payee.Proof("PZ", "HD", "file", today())))
                .isInstanceOf(Refused.class);
    }

    private void settle(int phase, String redeemedA, String refundedA, String redeemedB, String refundedB) {
        at(LocalDate.parse("2023-12-20"));
        List<PhaseFigures> figures = List.of(figure("a", phase, redeemedA, refundedA), figure("b", phase, redeemedB, refundedB));
        settlingPhase.judge(programme, phase, figures, List.of(), VarianceTolerance.STRICT);
        settlingPhase.review(FINANCE, programme, phase, APPROVED, null);
        settlingPhase.freeze(programme, phase, figures);
    }

    private static PhaseFigures figure(String platform, int phase, String redeemed, String refunded) {
        return new PhaseFigures(platform, phase, List.of(new PhaseFigures.OfType("ten", yuan(redeemed), yuan(refunded), Money.ZERO)));
    }

    private void checkedAccounts() {
        for (String platform : List.of("a", "b")) {
            accounts.enter(COMMERCE, programme, platform, platform + "平台专用账户", "某银行", NUMBER);
            accounts.check(FINANCE, programme, platform, platform + "平台专用账户", NUMBER);
        }
    }

    private DrawdownView pay(String platform, int phase) {
        return pay(FINANCE_TOO, platform, phase);
    }

    private DrawdownView pay(Actor actor, String platform, int phase) {
        return drawingDown.pay(actor, programme, phase, platform, new Payee.Proof("PZ-" + platform, "HD-" + platform, "file-" + platform, today()));
    }
}

package org.huimin.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.oversight.TrailRegister;
import org.huimin.programme.ProgrammeFile;
import org.huimin.settlement.DrawdownView;
import org.huimin.settlement.MoneyBook;
import org.huimin.settlement.Payee;
import org.huimin.settlement.SettlementRegister;
import org.huimin.settlement.StatementView;
import org.huimin.tasks.Inbox;
import org.huimin.testing.MySql;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The life of a programme whose platforms advance the money and are paid once a phase is settled, through the real engine. */
@Tag("S1.25")
@Tag("S3.24")
class AdvancedMoneyStoryTest {

    @Test
    void endsWithEveryFenPaidOnH2() {
        try (WholeHouse house = WholeHouse.onH2()) {
            live(house);
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = MySql.VARIABLE, matches = ".+")
    void endsWithEveryFenPaidOnMySql() {
        try (WholeHouse house = WholeHouse.onMysql("huimin_advanced")) {
            live(house);
        }
    }

    private static void live(WholeHouse house) {
        Rehearsing.Play play = house.get(Rehearsing.class).begin(ProgrammeFile.read("src/test/resources/programmes/qinghe-2025.yaml"), 7);
        play.toTheEnd(line -> { });
        CaseRef programme = play.programme();
        SettlementRegister money = house.get(SettlementRegister.class);

        paysNothingBeforeAPhaseAndEachPhaseOnceItIsSettled(money, programme);
        balancesToTheFen(money, programme);
        asksThreePeopleForEachAccount(house, programme);
        saysOfTheMerchantsPublicityWhoDecidedTheMerchants(house, programme);
        assertThat(house.get(TrailRegister.class).check(programme).holds()).isTrue();
        assertThat(house.sql().queryForList("select content from trail_entry where chain = ?", String.class, programme.value()))
                .noneMatch(content -> content.matches("(?s).*6222\\d{12}.*"));
    }

    private static void paysNothingBeforeAPhaseAndEachPhaseOnceItIsSettled(SettlementRegister money, CaseRef programme) {
        List<DrawdownView> drawdowns = money.drawdowns(programme);
        assertThat(drawdowns).extracting(DrawdownView::phase).containsExactly(1, 2);
        money.phases(programme).forEach(phase -> {
            DrawdownView of = drawdowns.get(phase.phase() - 1);
            assertThat(of.paid()).isTrue();
            assertThat(of.amount()).isEqualTo(phase.redeemed().minus(phase.refunded()));
            assertThat(of.requestedAt()).isAfter(phase.frozenAt());
        });
    }

    private static void balancesToTheFen(SettlementRegister money, CaseRef programme) {
        StatementView statement = money.statement(programme).orElseThrow();
        assertThat(statement.balanced()).isTrue();
        assertThat(statement.disbursed()).isEqualTo(statement.paid().plus(statement.received()));
        assertThat(statement.lateRefunds()).isEqualTo(statement.received());
        assertThat(statement.returned()).isEqualTo(statement.budget().minus(statement.paid()));
        assertThat(money.book(programme).platforms()).extracting(MoneyBook.OfPlatform::balance).allMatch(Money::isZero);
    }

    private static void asksThreePeopleForEachAccount(WholeHouse house, CaseRef programme) {
        Inbox inbox = house.get(Inbox.class);
        assertThat(List.of(inbox.performers(programme, "enter-account"), inbox.performers(programme, "check-account"),
                inbox.performers(programme, "pay-drawdown")).stream().flatMap(Set::stream).toList()).doesNotHaveDuplicates();
        assertThat(house.get(SettlementRegister.class).drawdowns(programme).stream().flatMap(d -> d.payees().stream()).map(Payee::maskedNumber))
                .allMatch(number -> number.matches("\\*{4}\\d{4}"));
    }

    private static void saysOfTheMerchantsPublicityWhoDecidedTheMerchants(WholeHouse house, CaseRef programme) {
        List<Map<String, Object>> rows = house.sql().queryForList(
                "select decided_by as decided, excluded as excluded_accounts from publicity where about_ref like ?", programme.value() + "/ONB-%");
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.get("decided").toString()).startsWith("qhmsa-officer");
            assertThat(row.get("excluded_accounts").toString()).contains("qhyouka-operator", "qhlinli-operator");
        });
    }
}

package org.huimin.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.ledger.Judged;
import org.huimin.ledger.Judgement;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.FundingKind;
import org.huimin.programme.ProgrammeSpec.Kind;

/** The ledger of fund use tells every movement once, and ends at zero when everything is paid and returned. */
@Tag("S2.17")
class BookKeepingTest {

    private static final CaseRef PROGRAMME = CaseRef.of("VP-2023-001");
    private static final Optional<LocalDate> ARRANGED = Optional.of(LocalDate.parse("2023-11-20"));
    private static final Instant JUDGED = Instant.parse("2024-01-10T02:00:00Z");

    @Property(tries = 300)
    void leavesNothingOnAnyAccountOnceAllIsPaidAndReturned(@ForAll long seed, @ForAll FundingKind kind) {
        Random random = new Random(seed);
        ProgrammeSpec spec = Programmes.programme().funded(kind).type("ten", Kind.FIXED, "10")
                .platform("a", Map.of("ten", List.of(1000, 500))).platform("b", Map.of("ten", List.of(300, 800))).build();
        Map<String, Judged> judged = new HashMap<>();
        List<Payee> payees = new ArrayList<>();
        List<RefundView> refunds = new ArrayList<>();
        Money paidInAll = Money.ZERO;
        for (ProgrammeSpec.Platform platform : spec.platforms()) {
            List<Judgement.OfDay> days = days(random, spec);
            Money paid = Statement.sum(days.stream().filter(d -> d.industry().equals(Judgement.OfDay.ALL)).toList(), d -> d.amount().minus(d.refunded()));
            Money interest = kind == FundingKind.REIMBURSE ? Money.ZERO : Money.ofFen(random.nextInt(5000));
            Money given = kind == FundingKind.REIMBURSE ? paid.plus(Money.ofFen(random.nextInt(900))) : platform.pool();
            judged.put(platform.code(), judged(platform.code(), days, interest));
            payees.add(paid(platform.code(), given));
            refunds.add(refund(platform.code(), given.minus(paid).plus(interest)));
            paidInAll = paidInAll.plus(paid).minus(interest);
        }

        MoneyBook book = new BookKeeping(spec, ARRANGED, List.of(drawdown(payees)), refunds).write(judged, true);

        assertThat(book.platforms()).hasSize(2).allSatisfy(p -> {
            assertThat(p.balance()).isEqualTo(Money.ZERO);
            Money running = Money.ZERO;
            for (MoneyBook.Line line : p.lines()) {
                running = running.plus(line.in()).minus(line.out());
                assertThat(line.balance()).isEqualTo(running);
            }
        });
        assertThat(book.treasury().get(book.treasury().size() - 1).balance()).isEqualTo(spec.budget().minus(paidInAll));
        assertThat(book.treasury()).extracting(MoneyBook.Line::day).isSorted();
    }

    @Example
    void tellsOfNoMoneyBeforeItIsArranged() {
        ProgrammeSpec spec = Programmes.programme().type("ten", Kind.FIXED, "10").platform("a", Map.of("ten", List.of(10))).build();

        assertThat(new BookKeeping(spec, Optional.empty(), List.of(), List.of()).write(Map.of(), false).treasury()).isEmpty();
        assertThat(new BookKeeping(spec, ARRANGED, List.of(), List.of()).write(Map.of(), false).treasury())
                .extracting(MoneyBook.Line::day).containsExactly(ARRANGED.orElseThrow());
    }

    @Example
    void namesThePapersOfEachPaymentAndMasksNothingItDoesNotHave() {
        ProgrammeSpec spec = Programmes.programme().type("ten", Kind.FIXED, "10").platform("a", Map.of("ten", List.of(10))).build();

        MoneyBook book = new BookKeeping(spec, ARRANGED, List.of(drawdown(List.of(paid("a", Money.of(100)), Payee.due("a", Money.of(5))))), List.of())
                .write(Map.of(), false);

        assertThat(book.platforms().get(0).lines()).singleElement().satisfies(line -> {
            assertThat(line.document()).isEqualTo("PZ-1 / HD-1");
            assertThat(line.in()).isEqualTo(Money.of(100));
        });
        assertThat(book.toString()).doesNotContain("6222");
        assertThat(book.platforms().get(0).provisional()).isTrue();
    }

    private static List<Judgement.OfDay> days(Random random, ProgrammeSpec spec) {
        List<Judgement.OfDay> days = new ArrayList<>();
        for (ProgrammeSpec.Phase phase : spec.phases()) {
            for (int i = 0; i < phase.days(); i++) {
                Money amount = Money.ofFen(random.nextInt(40_000));
                Money refunded = Money.ofFen(random.nextInt((int) amount.fen() + 1));
                days.add(day(phase.first().plusDays(i), Judgement.OfDay.ALL, amount, refunded));
                days.add(day(phase.first().plusDays(i), "MARKET", amount, refunded));
            }
        }
        return days;
    }

    private static Judgement.OfDay day(LocalDate day, String industry, Money amount, Money refunded) {
        return new Judgement.OfDay(day, industry, 1, amount, 1, 1, 1, amount, Money.ZERO, Money.ZERO, amount, Money.ZERO, refunded, 1);
    }

    private static Judged judged(String platform, List<Judgement.OfDay> days, Money interest) {
        Judgement.Table none = new Judgement.Table(0, 0, Map.of(), 0, Money.ZERO);
        Judgement.Bank bank = new Judgement.Bank(0, 0, Map.of(), Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, interest,
                Money.ZERO, Money.ZERO, Money.ZERO);
        return new Judged(1, PROGRAMME, platform, null, JUDGED, new Judgement(none, none, none, Money.ZERO, List.of(), List.of(), 0, List.of(), bank,
                days, List.of()));
    }

    private static Payee paid(String platform, Money amount) {
        return new Payee(platform, amount, "户名", "某银行", "6222000012345678", "PZ-1", "HD-1", "file", LocalDate.parse("2023-12-08"), "finance-2");
    }

    private static DrawdownView drawdown(List<Payee> payees) {
        return new DrawdownView(PROGRAMME, 1, 1, true, Statement.sum(payees, Payee::amount), "文件", null, "科目", payees, "commerce-1", JUDGED);
    }

    private static RefundView refund(String platform, Money amount) {
        return new RefundView(PROGRAMME, platform, RefundView.State.VERIFIED, amount, amount, List.of(new RefundView.Transfer(amount, "TK-1",
                LocalDate.parse("2024-01-12"), "a-operator", amount, "SJ-1", LocalDate.parse("2024-01-12"), "finance-1", true)));
    }
}

package org.huimin.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.huimin.ledger.Judged;
import org.huimin.ledger.Judgement;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.FundingKind;
import org.huimin.programme.ProgrammeSpec.Platform;
import org.huimin.settlement.MoneyBook.Kind;
import org.huimin.settlement.MoneyBook.Line;

/** Writes the ledger of fund use from what was paid, judged and given back. */
final class BookKeeping {

    private record Movement(LocalDate day, int phase, Kind kind, String platform, String document, Money in, Money out) { }

    private final ProgrammeSpec spec;
    private final Optional<LocalDate> arranged;
    private final List<DrawdownView> drawdowns;
    private final List<RefundView> refunds;

    /** @param arranged the day on which the money was arranged; empty before */
    BookKeeping(ProgrammeSpec spec, Optional<LocalDate> arranged, List<DrawdownView> drawdowns, List<RefundView> refunds) {
        this.spec = spec;
        this.arranged = arranged;
        this.drawdowns = drawdowns;
        this.refunds = refunds;
    }

    /** @param judged platform → its newest judgement */
    MoneyBook write(Map<String, Judged> judged, boolean closed) {
        List<Movement> treasury = new ArrayList<>();
        arranged.ifPresent(day -> treasury.add(new Movement(day, 0, Kind.BUDGET, null, "", spec.budget(), Money.ZERO)));
        spec.platforms().forEach(p -> treasury.addAll(mirrored(payments(p.code()))));
        return new MoneyBook(balanced(treasury), spec.platforms().stream()
                .map(p -> new MoneyBook.OfPlatform(p.code(), balanced(ofPlatform(p, Optional.ofNullable(judged.get(p.code())))), !closed)).toList());
    }

    private List<Movement> ofPlatform(Platform platform, Optional<Judged> judged) {
        List<Movement> all = new ArrayList<>(payments(platform.code()));
        judged.ifPresent(j -> {
            j.figures().days().stream().filter(d -> d.industry().equals(Judgement.OfDay.ALL)).forEach(d -> rows(d, platform.code(), all));
            if (j.figures().bank() != null && spec.funding().kind() != FundingKind.REIMBURSE) {
                account(j, platform.code(), all);
            }
        });
        return all;
    }

    private void rows(Judgement.OfDay day, String platform, List<Movement> all) {
        if (!day.amount().isZero()) {
            all.add(new Movement(day.day(), phaseOn(day.day()), Kind.REDEEMED, platform, "", Money.ZERO, day.amount()));
        }
        if (!day.refunded().isZero()) {
            all.add(new Movement(day.day(), phaseOn(day.day()), Kind.REFUNDED, platform, "", day.refunded(), Money.ZERO));
        }
    }

    private static void account(Judged judged, String platform, List<Movement> all) {
        LocalDate on = LocalDate.ofInstant(judged.at(), Period.ZONE);
        Judgement.Bank bank = judged.figures().bank();
        if (!bank.interest().isZero()) {
            all.add(new Movement(on, 0, Kind.INTEREST, platform, "", bank.interest(), Money.ZERO));
        }
        if (!bank.fee().isZero()) {
            all.add(new Movement(on, 0, Kind.FEE, platform, "", Money.ZERO, bank.fee()));
        }
    }

    /** What went to the platform and came back, as the platform sees it. */
    private List<Movement> payments(String platform) {
        List<Movement> all = new ArrayList<>();
        for (DrawdownView drawdown : drawdowns) {
            drawdown.payees().stream().filter(p -> p.platform().equals(platform) && p.paid()).forEach(p -> all.add(new Movement(p.paidOn(),
                    drawdown.phase(), Kind.DRAWDOWN, platform, p.voucherNumber() + " / " + p.bankReceipt(), p.amount(), Money.ZERO)));
        }
        refunds.stream().filter(r -> r.platform().equals(platform)).flatMap(r -> r.transfers().stream())
                .filter(t -> t.standing() && t.received() != null && !t.received().isZero()).forEach(t -> all.add(new Movement(t.receivedOn(), 0,
                        Kind.RETURNED, platform, t.reference() + " / " + t.receiptNumber(), Money.ZERO, t.received())));
        return all;
    }

    /** The same on the other side. */
    private static List<Movement> mirrored(List<Movement> movements) {
        return movements.stream().map(m -> new Movement(m.day(), m.phase(), m.kind(), m.platform(), m.document(), m.out(), m.in())).toList();
    }

    private int phaseOn(LocalDate day) {
        return spec.phases().stream().filter(p -> !day.isBefore(p.first()) && !day.isAfter(spec.period(p.number()).last()))
                .mapToInt(ProgrammeSpec.Phase::number).findFirst().orElse(0);
    }

    private static List<Line> balanced(List<Movement> movements) {
        List<Line> lines = new ArrayList<>();
        Money balance = Money.ZERO;
        List<Movement> ordered = movements.stream().sorted(Comparator.comparing(Movement::day).thenComparing(Movement::kind)).toList();
        for (Movement m : ordered) {
            balance = balance.plus(m.in()).minus(m.out());
            lines.add(new Line(m.day(), m.phase(), m.kind(), m.platform(), m.document(), m.in(), m.out(), balance));
        }
        return lines;
    }
}

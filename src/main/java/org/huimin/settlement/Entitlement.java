package org.huimin.settlement;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.FundingKind;
import org.huimin.programme.ProgrammeSpec.Platform;

/**
 * How much each platform may be paid by now: all of its pool before the first phase (in advance), each phase's part
 * before that phase (in instalments), or what settled phases came to (reimbursed). What was asked for already is taken
 * off.
 */
final class Entitlement {

    private record Share(Platform platform, Money open) { }

    private final ProgrammeSpec spec;
    private final List<Share> shares = new ArrayList<>();

    private Entitlement(ProgrammeSpec spec) {
        this.spec = spec;
    }

    static Entitlement of(ProgrammeSpec spec, int phase, List<Drawdown> drawdowns, List<PhaseSettlement> settlements) {
        Entitlement entitlement = new Entitlement(spec);
        for (Platform platform : spec.platforms()) {
            Money drawn = drawdowns.stream().map(d -> d.partOf(platform.code())).reduce(Money.ZERO, Money::plus);
            Money due = spec.funding().kind() == FundingKind.REIMBURSE ? settled(platform, settlements) : planned(spec, platform, phase);
            Money open = due.minus(drawn);
            entitlement.shares.add(new Share(platform, open.isNegative() ? Money.ZERO : open));
        }
        return entitlement;
    }

    private static Money planned(ProgrammeSpec spec, Platform platform, int phase) {
        return spec.phases().stream().filter(p -> p.number() <= phase).map(p -> spec.drawdown(platform.code(), p.number()))
                .reduce(Money.ZERO, Money::plus);
    }

    private static Money settled(Platform platform, List<PhaseSettlement> settlements) {
        return settlements.stream().filter(PhaseSettlement::frozen).flatMap(s -> s.lines().stream())
                .filter(l -> l.platform().equals(platform.code())).map(l -> l.redeemed().minus(l.refunded()))
                .reduce(Money.ZERO, Money::plus);
    }

    Money open() {
        return shares.stream().map(Share::open).reduce(Money.ZERO, Money::plus);
    }

    /** Who gets how much of the amount: in proportion to what is open, to the fen. */
    List<Payee> share(Money amount) {
        if (amount == null || amount.compareTo(Money.ZERO) <= 0) {
            throw Refused.invalid("settlement.drawdown-amount", "amount", amount, "申请金额须大于零。");
        }
        if (amount.compareTo(open()) > 0) {
            throw Refused.invalid("settlement.drawdown-above", "amount", amount, "申请金额" + amount + "元超过目前可申请的" + open()
                    + "元（" + word() + "）。");
        }
        if (spec.funding().kind() == FundingKind.ADVANCE && !amount.equals(open())) {
            throw Refused.invalid("settlement.drawdown-whole", "amount", amount, "本次活动为预拨，应一次申请" + open() + "元，申请金额为"
                    + amount + "元。");
        }
        return split(amount);
    }

    private List<Payee> split(Money amount) {
        List<Payee> payees = new ArrayList<>();
        Money left = amount;
        Money leftOpen = open();
        for (Share share : shares) {
            Money part = leftOpen.isZero() ? Money.ZERO : share.open().equals(leftOpen) ? left
                    : new Money(left.yuan().multiply(share.open().yuan()).divide(leftOpen.yuan(), 2, RoundingMode.FLOOR));
            left = left.minus(part);
            leftOpen = leftOpen.minus(share.open());
            if (!part.isZero()) {
                payees.add(payee(share.platform(), part));
            }
        }
        return payees;
    }

    private static Payee payee(Platform platform, Money part) {
        ProgrammeSpec.Account account = platform.account();
        return account == null ? new Payee(platform.code(), part, null, null, null)
                : new Payee(platform.code(), part, account.name(), account.bank(), account.number());
    }

    private String word() {
        return switch (spec.funding().kind()) {
            case ADVANCE -> "预拨：首期前拨付全部资金";
            case INSTALMENTS -> "分期拨付：各期资金于本期前拨付";
            case REIMBURSE -> "先垫后结：以已清算各期的净核销额为限";
        };
    }
}

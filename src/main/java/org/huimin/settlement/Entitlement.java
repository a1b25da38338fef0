package org.huimin.settlement;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.FundingKind;
import org.huimin.programme.ProgrammeSpec.Platform;

/**
 * How much each platform may be paid now: all of its pool before the first phase (in advance), each phase's part before
 * that phase (in instalments), what a settled phase came to (reimbursed), or what the statement says is still owed. What
 * was asked for already is taken off.
 */
final class Entitlement {

    private record Share(Platform platform, Money open) { }

    private final String word;
    private final boolean whole;
    private final List<Share> shares = new ArrayList<>();

    private Entitlement(ProgrammeSpec spec, String word, boolean whole, Function<Platform, Money> open) {
        this.word = word;
        this.whole = whole;
        for (Platform platform : spec.platforms()) {
            Money share = open.apply(platform);
            shares.add(new Share(platform, share.isNegative() ? Money.ZERO : share));
        }
    }

    static Entitlement planned(ProgrammeSpec spec, int phase, List<Drawdown> before) {
        boolean advance = spec.funding().kind() == FundingKind.ADVANCE;
        return new Entitlement(spec, advance ? "预拨：首期前拨付全部资金" : "分期拨付：各期资金于本期前拨付", advance,
                platform -> planned(spec, platform, phase).minus(drawn(platform, before)));
    }

    private static Money planned(ProgrammeSpec spec, Platform platform, int phase) {
        return spec.phases().stream().filter(p -> p.number() <= phase).map(p -> spec.drawdown(platform.code(), p.number()))
                .reduce(Money.ZERO, Money::plus);
    }

    static Entitlement settled(ProgrammeSpec spec, int phase, List<Drawdown> before, List<PhaseSettlement> settlements) {
        List<Drawdown> ofPhase = before.stream().filter(d -> d.phase() == phase).toList();
        return new Entitlement(spec, "先垫后结：以本期清算的净核销额为限", true,
                platform -> settled(platform, phase, settlements).minus(drawn(platform, ofPhase)));
    }

    private static Money settled(Platform platform, int phase, List<PhaseSettlement> settlements) {
        return settlements.stream().filter(s -> s.phase() == phase && s.frozen()).flatMap(s -> s.lines().stream())
                .filter(l -> l.platform().equals(platform.code())).map(l -> l.redeemed().minus(l.refunded()))
                .reduce(Money.ZERO, Money::plus);
    }

    /** @param owed platform → what the treasury owes it; below zero where the platform owes */
    static Entitlement owed(ProgrammeSpec spec, Map<String, Money> owed) {
        return new Entitlement(spec, "总清算：以资金清算表中尚应拨付的为限", true, platform -> owed.getOrDefault(platform.code(), Money.ZERO));
    }

    private static Money drawn(Platform platform, List<Drawdown> drawdowns) {
        return drawdowns.stream().map(d -> d.partOf(platform.code())).reduce(Money.ZERO, Money::plus);
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
                    + "元（" + word + "）。");
        }
        if (whole && !amount.equals(open())) {
            throw Refused.invalid("settlement.drawdown-whole", "amount", amount, "应一次申请" + open() + "元（" + word + "），申请金额为"
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
                payees.add(Payee.due(share.platform().code(), part));
            }
        }
        return payees;
    }
}

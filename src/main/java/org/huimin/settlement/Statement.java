package org.huimin.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.huimin.kernel.Money;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.FundingKind;
import org.huimin.programme.ProgrammeSpec.Platform;
import org.huimin.settlement.StatementView.Invariant;
import org.huimin.settlement.StatementView.OfPlatform;

/**
 * The arithmetic of the whole programme: what each platform was given, what of it was spent, what is due back, and the
 * equations that must hold. A platform owes what it was given and did not spend, with the account's interest, less the
 * account's fees; where the platform advanced its own money, interest and fees are its own.
 *
 * @param received platform → what arrived at the treasury and stands
 */
record Statement(ProgrammeSpec spec, List<PhaseSettlementView> phases, List<FinalLine> lines, List<BankFigures> bank,
                 List<Payee> disbursed, Map<String, Money> received) {

    List<OfPlatform> platforms() {
        return spec.platforms().stream().map(this::ofPlatform).toList();
    }

    OfPlatform ofPlatform(String code) {
        return ofPlatform(spec.platform(code).orElseThrow());
    }

    private OfPlatform ofPlatform(Platform platform) {
        String code = platform.code();
        List<FinalLine> own = lines.stream().filter(l -> l.platform().equals(code)).toList();
        BankFigures account = bank.stream().filter(b -> b.platform().equals(code)).findFirst().orElse(null);
        Money given = sum(disbursed.stream().filter(p -> p.platform().equals(code)).toList(), Payee::amount);
        Money paid = sum(own, FinalLine::paid);
        Money interest = account == null ? Money.ZERO : account.interest();
        Money fees = account == null ? Money.ZERO : account.fee();
        return new OfPlatform(code, platform.pool(), given, sum(own, FinalLine::redeemed), sum(own, FinalLine::refunded),
                sum(own, FinalLine::lateRefunded), paid, interest, fees, account, given.minus(paid).plus(ofTheAccount(interest, fees)),
                received.getOrDefault(code, Money.ZERO));
    }

    /** Interest belongs to the money's owner and fees fall on him: to the platform itself where it advanced the money. */
    private Money ofTheAccount(Money interest, Money fees) {
        return spec.funding().kind() == FundingKind.REIMBURSE ? Money.ZERO : interest.minus(fees);
    }

    /** What the judged rows, the bank and the drawdowns say of each other. */
    List<Variance> differences(int round, VarianceTolerance tolerance) {
        Differences differences = new Differences(round, tolerance);
        for (PhaseSettlementView phase : phases) {
            for (Platform platform : spec.platforms()) {
                List<SettlementLine> frozen = phase.lines().stream().filter(l -> l.platform().equals(platform.code())).toList();
                List<FinalLine> now = lines.stream().filter(l -> l.platform().equals(platform.code()) && l.phase() == phase.phase()).toList();
                differences.compareStrictly(platform.code(), "FREEZE_LEDGER", "REDEEMED_PH_" + phase.phase(),
                        sum(frozen, SettlementLine::redeemed), sum(now, FinalLine::redeemed));
                differences.compareStrictly(platform.code(), "FREEZE_LEDGER", "REFUNDED_PH_" + phase.phase(),
                        sum(frozen, SettlementLine::refunded), sum(now, FinalLine::refunded));
            }
        }
        for (OfPlatform platform : platforms()) {
            if (platform.bank() != null) {
                differences.compare(platform.platform(), "LEDGER_BANK", "NET", platform.paid(), platform.bank().net());
                differences.compare(platform.platform(), "DRAWDOWN_BANK", "DRAWDOWN", platform.disbursed(), platform.bank().drawdown());
            }
        }
        return differences.found();
    }

    /** The platform's own report held against the statement. */
    List<Variance> reportDifferences(int round, String platform, Money paid, Money returned) {
        OfPlatform ours = ofPlatform(platform);
        Differences differences = new Differences(round, VarianceTolerance.STRICT);
        differences.compare(platform, "STATEMENT_REPORT", "PAID", ours.paid(), paid);
        differences.compare(platform, "STATEMENT_REPORT", "RETURNED", ours.due(), returned);
        return differences.found();
    }

    Money paid() {
        return sum(lines, FinalLine::redeemed).minus(sum(lines, FinalLine::refunded)).minus(lateRefunds());
    }

    Money returned() {
        return spec.budget().minus(paid());
    }

    Money lateRefunds() {
        return sum(lines, FinalLine::lateRefunded);
    }

    Money disbursedInAll() {
        return sum(disbursed, Payee::amount);
    }

    /** @param closed whether the money has come back, so that the equations about it can be asked */
    List<Invariant> invariants(boolean closed) {
        List<Invariant> all = new ArrayList<>();
        for (PhaseSettlementView phase : phases) {
            String name = "phase-" + phase.phase();
            all.add(new Invariant(name + "-rest", "第" + phase.phase() + "期：资金－核销＋退款＝结余",
                    phase.pool().minus(phase.redeemed()).plus(phase.refunded()), phase.rest()));
            all.add(new Invariant(name + "-split", "第" + phase.phase() + "期：结余＝叠加下期＋未分配", phase.rest(),
                    phase.carriedOver().plus(phase.unallocated())));
        }
        all.add(new Invariant("carried", "各期转出合计＝各期转入合计", sum(phases, PhaseSettlementView::carriedOver),
                sum(phases, PhaseSettlementView::carriedIn)));
        all.add(new Invariant("budget", "各期自有资金合计＝预算", sum(phases, PhaseSettlementView::ownBudget), spec.budget()));
        all.add(new Invariant("returned", "退回＝各期未分配＋冻结后退款", returned(),
                sum(phases, PhaseSettlementView::unallocated).plus(lateRefunds())));
        if (closed) {
            all.add(funding());
        }
        return all;
    }

    private Invariant funding() {
        Money interest = sum(platforms(), OfPlatform::interest);
        Money fees = sum(platforms(), OfPlatform::fees);
        Money arrived = sum(platforms(), OfPlatform::received);
        if (spec.funding().kind() == FundingKind.REIMBURSE) {
            return new Invariant("funding-reimburse", "先垫后结：结算拨付＝实付＋退回到账", disbursedInAll(), paid().plus(arrived));
        }
        String word = spec.funding().kind() == FundingKind.ADVANCE ? "预拨" : "分期拨付";
        return new Invariant("funding-" + spec.funding().kind().name().toLowerCase(Locale.ROOT),
                word + "：未拨付＋退回到账＋手续费－利息＝预算－实付",
                spec.budget().minus(disbursedInAll()).plus(arrived).plus(fees).minus(interest), returned());
    }

    Money bankDifference() {
        return bank.isEmpty() ? null : sum(platforms().stream().filter(p -> p.bank() != null).toList(), p -> p.bank().net().minus(p.paid()));
    }

    static <T> Money sum(List<T> of, Function<T, Money> figure) {
        return of.stream().map(figure).reduce(Money.ZERO, Money::plus);
    }

    StatementView view(FinalSettlement settlement) {
        boolean closed = settlement.state() == FinalSettlementState.BALANCED;
        List<OfPlatform> platforms = platforms();
        List<Invariant> invariants = invariants(closed);
        Money disbursed = disbursedInAll();
        return new StatementView(settlement.about(), settlement.state(), settlement.mismatch(), spec.funding().kind(), spec.budget(), disbursed,
                spec.budget().minus(disbursed), sum(lines, FinalLine::redeemed), sum(lines, FinalLine::refunded), lateRefunds(), paid(),
                returned(), sum(platforms, OfPlatform::interest), sum(platforms, OfPlatform::fees), sum(bank, BankFigures::recovery),
                bankDifference(), sum(platforms, OfPlatform::received), closed && invariants.stream().allMatch(Invariant::holds), platforms,
                invariants, settlement.variances(), settlement.reports());
    }
}

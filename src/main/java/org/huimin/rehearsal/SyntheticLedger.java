package org.huimin.rehearsal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.huimin.ledger.StoreInterval;
import org.huimin.programme.ProgrammeSpec;

/**
 * One platform's books, made up from a seed in the contract's grammar: honest days and hours, and rows of every fault the
 * contract knows. It knows of each row why it made it, so what the judge must find is known without judging.
 */
final class SyntheticLedger {

    private static final long HOUR = 3_600_000;

    private final String platform;
    private final long seed;

    private SyntheticLedger(String platform, long seed) {
        this.platform = platform;
        this.seed = seed;
    }

    static SyntheticLedger of(String platform, long seed) {
        return new SyntheticLedger(platform, seed);
    }

    /**
     * A phase as the platform hands it in.
     *
     * @param spec        with every change known so far
     * @param stores      the directory, all intervals of it
     * @param deliveredAt nothing in the files is later; refunds after it come with a later delivery
     * @param past        what the phases before left, {@link SyntheticPast#NONE} for the first
     */
    SyntheticDelivery phase(ProgrammeSpec spec, int phase, List<StoreInterval> stores, Instant deliveredAt, SyntheticPast past) {
        PhaseFrame frame = new PhaseFrame(spec, platform, phase, deliveredAt);
        SyntheticBooks books = new SyntheticBooks();
        Identities identities = new Identities(platform, seed);
        StoreBook directory = new StoreBook(stores, dice(phase, "stores"));

        SyntheticClaims claims = new SyntheticClaims(frame, books, dice(phase, "claims"), identities, past);
        ClaimFaults badClaims = new ClaimFaults(frame, books, claims, dice(phase, "bad claims"));
        SyntheticRedemptions redemptions = new SyntheticRedemptions(frame, books, directory, dice(phase, "redemptions"), identities);
        redemptions.make(claims.vouchers(), frame.reissue() ? claims.soldOut() : null);
        SyntheticRefunds refunds = new SyntheticRefunds(frame, books, redemptions, dice(phase, "refunds"));
        refunds.make();
        List<SyntheticPast.Pending> pending = late(past, books, String.valueOf(phase), past.until(), frame.from, 0.5);
        RedemptionFaults badRedemptions = new RedemptionFaults(frame, books, redemptions, claims.vouchers(),
                badClaims.refusedVouchers(), directory, dice(phase, "bad redemptions"));
        new RefundFaults(frame, books, refunds, redemptions.made(), badRedemptions.refused(), dice(phase, "bad refunds"));

        SyntheticBank bank = new SyntheticBank(String.valueOf(phase));
        bank.drawdown(spec, platform, phase);
        bank.settle(books, frame.deliveredAt);
        pending.addAll(refunds.pending());
        return new SyntheticDelivery(platform, String.valueOf(phase), books, bank,
                new SyntheticPast(claims.crowd().people(), claims.crowd().claimsOf(), pending, frame.deliveredAt));
    }

    /** What came in after the last phase: refunds and the bank's entries about them. */
    SyntheticDelivery closing(ProgrammeSpec spec, Instant deliveredAt, SyntheticPast past) {
        return closing(spec, deliveredAt, past, List.of());
    }

    /** @param receipts what the treasury paid for money the platform had advanced */
    SyntheticDelivery closing(ProgrammeSpec spec, Instant deliveredAt, SyntheticPast past, List<SyntheticBank.Receipt> receipts) {
        SyntheticBooks books = new SyntheticBooks();
        long over = spec.phases().stream().mapToLong(p -> spec.period(p.number()).until().toEpochMilli()).max().orElse(past.until());
        List<SyntheticPast.Pending> pending = late(past, books, "end", Math.max(past.until(), over), deliveredAt.toEpochMilli(), 1);
        SyntheticBank bank = new SyntheticBank("end");
        bank.reimbursed(receipts, SyntheticBank.payer(spec));
        bank.settle(books, deliveredAt.toEpochMilli());
        return new SyntheticDelivery(platform, "end", books, bank,
                new SyntheticPast(past.people(), past.claimsOf(), pending, deliveredAt.toEpochMilli()));
    }

    /** Refunds that customers asked for too late for their phase, never on a day of another phase. @return who still waits */
    private List<SyntheticPast.Pending> late(SyntheticPast past, SyntheticBooks books, String delivery, long from, long until, double share) {
        Dice dice = dice(delivery, "late refunds");
        List<SyntheticPast.Pending> waiting = new ArrayList<>();
        int sequence = 0;
        for (SyntheticPast.Pending pending : past.pending()) {
            if (until - from > HOUR && dice.chance(share)) {
                long at = dice.between(from, until - 1);
                books.lateRefund(pending, at, Csv.line("L%s-%05d".formatted(delivery, ++sequence), pending.redemption(),
                        Csv.yuan(pending.orderAmount()), Csv.yuan(pending.amount()), Csv.time(at), "false"));
            } else {
                waiting.add(pending);
            }
        }
        return waiting;
    }

    private Dice dice(Object... about) {
        List<Object> all = new ArrayList<>(List.of(about));
        all.add(0, platform);
        return Dice.of(seed, all.toArray());
    }
}

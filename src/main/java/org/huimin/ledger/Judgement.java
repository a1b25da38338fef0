package org.huimin.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Money;

/**
 * What the rows of one platform come to. Figures only: nothing in it tells who claimed or paid.
 *
 * @param amount   (of a table) accepted voucher or refund amounts; zero for claims
 * @param net      accepted voucher amounts less accepted refunds
 * @param byType   every type in every phase that has any of it, in the programme's order
 * @param stores   how many shops have an accepted redemption
 * @param topStores the hundred with the highest net
 * @param bank     null where no bank file was given
 */
public record Judgement(Table claims, Table redemptions, Table refunds, Money net, List<OfType> byType, List<OfPhase> phases,
                        long stores, List<OfStore> topStores, Bank bank, List<OfDay> days, List<OfFile> files) {

    /** @throws java.util.NoSuchElementException where the programme has no such phase */
    public OfPhase phase(int number) {
        return phases.stream().filter(p -> p.phase() == number).findFirst().orElseThrow();
    }

    /** The same with other names for the files. */
    Judgement named(Map<String, String> names) {
        return new Judgement(claims, redemptions, refunds, net, byType, phases, stores, topStores, bank, days, files.stream()
                .map(f -> new OfFile(f.kind(), names.getOrDefault(f.name(), f.name()), f.rows(), f.accepted(), f.refused(), f.differences())).toList());
    }

    /** One kind of row: {@code rows} = {@code accepted} + everything refused (by reason) + {@code differences}. */
    public record Table(long rows, long accepted, Map<String, Long> refused, long differences, Money amount) {

        public long refusedRows() {
            return refused.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * @param claimed      accepted claims
     * @param redeemed     accepted redemptions
     * @param amount       their voucher amounts, gross
     * @param refunded     accepted refunds delivered up to the phase's freeze; all of them while it is not frozen
     * @param lateRefunded accepted refunds delivered after the freeze
     */
    public record OfType(String type, int phase, long claimed, long redeemed, Money amount, Money refunded, Money lateRefunded) {

        public Money net() {
            return amount.minus(refunded).minus(lateRefunded);
        }
    }

    /** The sum of its types; {@code claimedAmount} is what the claimed vouchers are worth at most. */
    public record OfPhase(int phase, long claimed, Money claimedAmount, long redeemed, Money amount, Money refunded,
                          Money lateRefunded) {

        public Money net() {
            return amount.minus(refunded).minus(lateRefunded);
        }
    }

    public record OfStore(String store, long redeemed, Money amount, Money refunded) {

        public Money net() {
            return amount.minus(refunded);
        }
    }

    /** What one day (Asia/Shanghai) brought in one industry, or in {@code ALL}; held against the daily table. */
    public record OfDay(LocalDate day, String industry, long claimed, Money claimedAmount, long claimingUsers, long redeemingUsers,
                        long redeemed, Money amount, Money platformDiscount, Money merchantDiscount, Money orderAmount,
                        Money orderRefunded, Money refunded, long merchants) {

        public static final String ALL = "ALL";
    }

    /** Figures of the dedicated account; each purpose against its own direction, so that none is below zero in a sound file. */
    public record Bank(long rows, long accepted, Map<String, Long> refused, Money in, Money out, Money drawdown, Money payment,
                       Money recovery, Money returned, Money interest, Money fee, Money other, Money difference) { }

    public record OfFile(FileKind kind, String name, long rows, long accepted, long refused, long differences) { }
}

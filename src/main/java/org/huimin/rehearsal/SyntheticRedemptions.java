package org.huimin.rehearsal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.ledger.FileKind;
import org.huimin.programme.ProgrammeSpec.Kind;
import org.huimin.programme.ProgrammeSpec.VoucherType;

/** The accepted redemptions of a phase, second ones after a full refund among them. */
final class SyntheticRedemptions {

    static final String HEADER = "redemption_id,voucher_id,store,order_amount,voucher_amount,platform_discount,merchant_discount,"
            + "redeemed_at,place,payer,device,item";

    /** Time left at the end for those who come when the money is gone. */
    private static final long ROOM = 3_600_000;

    /** How many customers an hour of the day sees, from 0 to 23 o'clock. */
    private static final int[] HOURS = {1, 0, 0, 0, 0, 1, 4, 10, 16, 20, 24, 30, 34, 26, 18, 18, 22, 32, 40, 38, 28, 16, 8, 3};
    private static final List<String> ITEMS = List.of("日用百货", "粮油,调味品", "生鲜蔬果", "午市套餐", "晚餐", "92号汽油", "95号汽油",
            "家庭用品\"组合装\"", "面点小吃", "牛奶,鸡蛋");

    private final PhaseFrame frame;
    private final SyntheticBooks books;
    private final StoreBook stores;
    private final Dice dice;
    private final Identities identities;
    private final List<MadeRedemption> made = new ArrayList<>();
    private final Map<VoucherType, Integer> left = new HashMap<>();
    private int sequence;
    private VoucherType target;
    private boolean exhausted;

    SyntheticRedemptions(PhaseFrame frame, SyntheticBooks books, StoreBook stores, Dice dice, Identities identities) {
        this.frame = frame;
        this.books = books;
        this.stores = stores;
        this.dice = dice;
        this.identities = identities;
    }

    /** @param target with reissue: the type whose money is to be used up to the last fen; else null */
    void make(List<MadeVoucher> vouchers, VoucherType target) {
        this.target = target;
        frame.quantities.forEach((type, quantity) -> left.put(type, frame.reissue() ? quantity : Integer.MAX_VALUE));
        long lastOfTarget = vouchers.stream().filter(v -> v.type == target).mapToLong(this::last).max().orElse(0);
        double share = frame.spec.rehearsal().redeemShare();
        for (MadeVoucher voucher : vouchers) {
            long before = last(voucher);
            boolean used = dice.chance(share);
            if (voucher.type == target) {
                before = Math.min(before, lastOfTarget - ROOM);
                used = left.get(target) > 0;
            }
            if (used && before > voucher.claimedAt) {
                redeem(voucher, made.isEmpty() ? voucher.claimedAt : moment(voucher.claimedAt, before));
            }
        }
        exhausted = target != null && left.get(target) == 0;
    }

    /** The type whose money is used up; null where there is none. */
    VoucherType exhausted() {
        return exhausted ? target : null;
    }

    /** Not inside: from then on the voucher is of no use in this phase. */
    long last(MadeVoucher voucher) {
        return Math.min(voucher.diesAt, PhaseFrame.validDays(voucher.type) == null ? frame.end : frame.limit);
    }

    /** Soon after, or on some later day at an hour when people shop; after {@code from}, before {@code before} if there is room. */
    long moment(long from, long before) {
        for (int attempt = 0; attempt < 6; attempt++) {
            long at;
            if (dice.chance(0.3)) {
                at = from + 60_000 + (long) dice.waiting(2 * 3_600_000.0);
            } else {
                LocalDate day = PhaseFrame.day(from).plusDays((long) dice.waiting(1.6));
                at = PhaseFrame.millis(day) + hour() * 3_600_000L + dice.below(3_600) * 1000L;
            }
            if (at > from && at < before) {
                return at;
            }
        }
        return dice.between(Math.min(from + 1, before - 1), before - 1);
    }

    private int hour() {
        int all = 0;
        for (int weight : HOURS) {
            all += weight;
        }
        int at = dice.below(all);
        int hour = 0;
        while (at >= HOURS[hour]) {
            at -= HOURS[hour++];
        }
        return hour;
    }

    /** @return whether there was a shop for it */
    boolean redeem(MadeVoucher voucher, long at) {
        Optional<String> store = stores.open(voucher.type.industry(), at);
        if (store.isEmpty() || left.get(voucher.type) <= 0) {
            return false;
        }
        left.merge(voucher.type, -1, Integer::sum);
        long order = order(voucher.type);
        long amount = voucher.type == target ? voucher.type.face().fen() : amount(voucher.type, order);
        MadeRedemption redemption = new MadeRedemption(nextId(), voucher, store.get(), at, order, amount);
        voucher.redemptions.add(redemption);
        made.add(redemption);
        long platform = dice.chance(0.06) ? 100L * (1 + dice.below(5)) : 0;
        long merchant = dice.chance(0.15) ? 50L * (1 + dice.below(20)) : 0;
        books.redemption(redemption, platform, merchant, Csv.line(fields(redemption.id, voucher, redemption.store, order, amount,
                platform, merchant, at)));
        return true;
    }

    String nextId() {
        return Csv.id("R" + frame.phase, ++sequence);
    }

    /** Many orders are made to just reach the minimum. */
    long order(VoucherType type) {
        long least = Math.max(type.threshold().fen(), type.face().fen());
        return dice.chance(0.2) ? least : least + (long) dice.waiting(least * 0.35);
    }

    long amount(VoucherType type, long order) {
        long cap = type.face().fen();
        return type.kind() == Kind.FIXED ? cap : Math.max(1, Math.min(cap, order * (10 + dice.below(30)) / 100));
    }

    String[] fields(String id, MadeVoucher voucher, String store, long order, long amount, long platform, long merchant, long at) {
        boolean silent = !frame.requires(FileKind.REDEMPTIONS, "place") && dice.chance(0.05);
        long payer = dice.chance(0.04) ? voucher.person + 1 : voucher.person;
        return new String[] {id, voucher.id, store, Csv.yuan(order), Csv.yuan(amount), Csv.yuan(platform), Csv.yuan(merchant),
            dice.chance(0.02) ? Csv.utc(at) : Csv.time(at), silent ? "" : frame.place(dice), identities.payer(payer),
            identities.device(voucher.person), frame.requires(FileKind.REDEMPTIONS, "item") || dice.chance(0.3) ? dice.of(ITEMS) : ""};
    }

    List<MadeRedemption> made() {
        return made;
    }
}

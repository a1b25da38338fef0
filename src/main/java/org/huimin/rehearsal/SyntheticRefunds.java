package org.huimin.rehearsal;

import java.util.ArrayList;
import java.util.List;
import org.huimin.ledger.FileKind;

/** The accepted refunds of a phase: partial, whole, in two steps, with the voucher back and used again, and late ones. */
final class SyntheticRefunds {

    static final String HEADER = "refund_id,redemption_id,order_refund_amount,refund_amount,refunded_at,voucher_returned";

    /** Every kind comes in turn, so that a small phase has them all. */
    private enum Course { WHOLE_AND_REUSED, PARTIAL, LATE_WHOLE, WHOLE_KEPT, IN_TWO_STEPS, LATE_PARTIAL, WHOLE_RETURNED, PARTIAL_AND_LATE }

    private final PhaseFrame frame;
    private final SyntheticBooks books;
    private final SyntheticRedemptions redemptions;
    private final Dice dice;
    private final List<SyntheticPast.Pending> pending = new ArrayList<>();
    private int sequence;
    private int turn;

    SyntheticRefunds(PhaseFrame frame, SyntheticBooks books, SyntheticRedemptions redemptions, Dice dice) {
        this.frame = frame;
        this.books = books;
        this.redemptions = redemptions;
        this.dice = dice;
    }

    void make() {
        double share = frame.spec.rehearsal().refundShare();
        for (MadeRedemption redemption : List.copyOf(redemptions.made())) {
            if (dice.chance(share)) {
                follow(redemption, Course.values()[turn++ % Course.values().length]);
            }
        }
    }

    private void follow(MadeRedemption redemption, Course course) {
        long first = after(redemption.at);
        boolean late = first >= frame.limit || redemption.voucher.type == redemptions.exhausted();
        if (late || course == Course.LATE_WHOLE) {
            later(redemption, redemption.amount);
            return;
        }
        long part = part(redemption);
        switch (course) {
            case WHOLE_AND_REUSED -> {
                refund(redemption, first, redemption.amount, true);
                reuse(redemption);
            }
            case WHOLE_RETURNED -> refund(redemption, first, redemption.amount, true);
            case WHOLE_KEPT -> refund(redemption, first, redemption.amount, false);
            case PARTIAL -> refund(redemption, first, part, false);
            case LATE_PARTIAL -> later(redemption, part);
            case IN_TWO_STEPS -> {
                refund(redemption, first, part, false);
                long second = after(first);
                if (part < redemption.amount && second < frame.limit) {
                    refund(redemption, second, redemption.amount - part, true);
                    reuse(redemption);
                }
            }
            default -> {
                refund(redemption, first, part, false);
                if (part < redemption.amount) {
                    later(redemption, redemption.amount - part);
                }
            }
        }
    }

    private long after(long at) {
        return at + 30_000 + (long) dice.waiting(7 * 3_600_000.0);
    }

    /** Something of it, all of it where it cannot be split. */
    private long part(MadeRedemption redemption) {
        return redemption.amount < 2 ? redemption.amount : dice.between(1, redemption.amount - 1);
    }

    private void refund(MadeRedemption redemption, long at, long amount, boolean returned) {
        redemption.refunded += amount;
        if (returned && redemption.refunded == redemption.amount) {
            redemption.freedAt = at;
        }
        long order = orderPart(redemption, amount);
        books.refund(redemption, at, order, amount, Csv.line(fields(nextId(), redemption.id, order, amount, at, returned)));
    }

    /** The customer gets the voucher back and uses it again, if there is time. */
    private void reuse(MadeRedemption redemption) {
        long before = redemptions.last(redemption.voucher);
        if (redemption.freedAt + 1 < before) {
            redemptions.redeem(redemption.voucher, redemptions.moment(redemption.freedAt, before));
        }
    }

    private void later(MadeRedemption redemption, long amount) {
        pending.add(new SyntheticPast.Pending(redemption.id, redemption.voucher.type.code(), frame.phase, redemption.at,
                orderPart(redemption, amount), amount));
    }

    /** What the customer gets back is the same part of the order. */
    static long orderPart(MadeRedemption redemption, long amount) {
        return amount == redemption.amount ? redemption.order : redemption.order * amount / redemption.amount;
    }

    String nextId() {
        return Csv.id("F" + frame.phase, ++sequence);
    }

    String[] fields(String id, String redemption, long order, long amount, long at, boolean returned) {
        return new String[] {id, redemption, Csv.yuan(order), Csv.yuan(amount), dice.chance(0.02) ? Csv.utc(at) : Csv.time(at),
            String.valueOf(returned)};
    }

    List<SyntheticPast.Pending> pending() {
        return pending;
    }
}

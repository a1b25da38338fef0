package org.huimin.rehearsal;

import java.util.Arrays;
import java.util.List;
import org.huimin.ledger.FileKind;

/** Refunds that must be refused, some for every reason. */
final class RefundFaults {

    private static final int ID = 0;
    private static final int REDEMPTION = 1;
    private static final int AMOUNT = 3;
    private static final int AT = 4;
    private static final int RETURNED = 5;

    private final SyntheticBooks books;
    private final SyntheticRefunds refunds;
    private final List<MadeRedemption> redemptions;
    private final long deliveredAt;
    private final Dice dice;
    private String[] first;
    private long firstAt;

    RefundFaults(PhaseFrame frame, SyntheticBooks books, SyntheticRefunds refunds, List<MadeRedemption> redemptions,
                 List<String> refusedRedemptions, Dice dice) {
        this.books = books;
        this.refunds = refunds;
        this.redemptions = redemptions;
        this.deliveredAt = frame.deliveredAt;
        this.dice = dice;
        if (redemptions.isEmpty()) {
            return;
        }
        for (int i = 0; i < frame.badRows(); i++) {
            malformed(i);
            unknownRedemption(i, refusedRedemptions);
            exceeds(i);
        }
        for (int i = 0; i < frame.badRows(); i++) {
            duplicate(i);
        }
    }

    private String[] row(MadeRedemption of, long amount, long at) {
        return refunds.fields(refunds.nextId(), of.id, SyntheticRefunds.orderPart(of, Math.min(amount, of.amount)), amount, at, amount == of.amount);
    }

    private void refuse(String reason, long at, String[] row) {
        if (first == null) {
            first = row;
            firstAt = at;
        }
        books.refuse(FileKind.REFUNDS, reason, at, Csv.line(row));
    }

    private void malformed(int i) {
        MadeRedemption of = dice.of(redemptions);
        String[] row = row(of, of.amount, of.at);
        switch (i % 7) {
            case 0 -> row[RETURNED] = "yes";
            case 1 -> row[AMOUNT] = "0";
            case 2 -> row[AT] = "";
            case 3 -> row = Arrays.copyOf(row, 5);
            case 4 -> row[AMOUNT] = "¥" + row[AMOUNT];
            case 5 -> row[RETURNED] = "TRUE";
            default -> row[REDEMPTION] = "";
        }
        books.refuse(FileKind.REFUNDS, "MALFORMED", of.at, Csv.line(row));
    }

    /** Of no redemption; of one that was refused; before the redemption. */
    private void unknownRedemption(int i, List<String> refused) {
        MadeRedemption of = dice.of(redemptions);
        long at = of.at;
        String[] row;
        if (i % 3 == 1) {
            at = of.at - 1;
            row = row(of, of.amount, at);
        } else {
            row = row(of, of.amount, at);
            row[REDEMPTION] = i % 3 == 0 || refused.isEmpty() ? "R-none-" + i : dice.of(refused);
        }
        refuse("UNKNOWN_REDEMPTION", at, row);
    }

    /** More than was redeemed, at once or with what was refunded before; by one fen or by much. */
    private void exceeds(int i) {
        MadeRedemption of = dice.of(redemptions);
        for (int attempt = 0; attempt < 100 && i % 2 == 1 && of.refunded == 0; attempt++) {
            of = dice.of(redemptions);
        }
        long at = of.refunded == 0 ? of.at + dice.between(0, Math.max(0, Math.min(36_000_000, deliveredAt - of.at - 1))) : deliveredAt - 1;
        refuse("EXCEEDS_REDEMPTION", at, row(of, of.amount - of.refunded + 1 + dice.below(2) * 500L, at));
    }

    /** Once more the same bytes; a second row under an accepted id; a second row under a refused one. */
    private void duplicate(int i) {
        int accepted = (int) books.accepted(FileKind.REFUNDS);
        if (i % 2 == 1 && accepted > 0) {
            books.repeat(FileKind.REFUNDS, dice.below(accepted), "DUPLICATE_ID");
            return;
        }
        MadeRedemption of = dice.of(redemptions);
        String[] row = row(of, of.amount, firstAt + 1000);
        row[ID] = first[ID];
        books.refuse(FileKind.REFUNDS, "DUPLICATE_ID", firstAt + 1000, Csv.line(row));
    }
}

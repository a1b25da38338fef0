package org.huimin.rehearsal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huimin.ledger.FileKind;
import org.huimin.programme.ProgrammeSpec.Kind;
import org.huimin.programme.ProgrammeSpec.VoucherType;

/** Redemptions that must be refused, some for every reason. Each passes every check before its own. */
final class RedemptionFaults {

    private static final int ID = 0;
    private static final int VOUCHER = 1;
    private static final int STORE = 2;
    private static final int ORDER = 3;
    private static final int AMOUNT = 4;
    private static final int DISCOUNT = 5;
    private static final int AT = 7;
    private static final int PLACE = 8;
    private static final int ATTEMPTS = 200;

    private final PhaseFrame frame;
    private final SyntheticBooks books;
    private final SyntheticRedemptions redemptions;
    private final List<MadeVoucher> vouchers;
    private final StoreBook stores;
    private final Dice dice;
    private final List<String> refused = new ArrayList<>();
    private final Map<String, Long> refusedAt = new HashMap<>();
    private final Set<MadeVoucher> tooLate = new HashSet<>();

    RedemptionFaults(PhaseFrame frame, SyntheticBooks books, SyntheticRedemptions redemptions, List<MadeVoucher> vouchers,
                     List<String> refusedVouchers, StoreBook stores, Dice dice) {
        this.frame = frame;
        this.books = books;
        this.redemptions = redemptions;
        this.vouchers = vouchers;
        this.stores = stores;
        this.dice = dice;
        if (vouchers.isEmpty()) {
            return;
        }
        for (int i = 0; i < frame.badRows(); i++) {
            malformed(i);
            unknownVoucher(i, refusedVouchers);
            outsideValidity(i);
            unknownStore(i);
            storeNotAdmitted();
            wrongIndustry();
            wrongAmount(i);
            belowThreshold(i);
            outsidePlace();
            alreadyRedeemed(i);
            poolExhausted();
        }
        for (int i = 0; i < frame.badRows(); i++) {
            duplicate(i);
        }
    }

    /** Ids of well-formed rows that were refused: no refund of them can be accepted. */
    List<String> refused() {
        return refused;
    }

    /** A voucher and a moment at which it could be used in some shop, were it not for the fault. */
    private record Chance(MadeVoucher voucher, long at, String store) { }

    private Optional<Chance> chance() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            MadeVoucher voucher = dice.of(vouchers);
            long before = redemptions.last(voucher);
            if (before > voucher.claimedAt + 1) {
                long at = redemptions.moment(voucher.claimedAt, before);
                Optional<String> store = stores.open(voucher.type.industry(), at);
                if (store.isPresent()) {
                    return Optional.of(new Chance(voucher, at, store.get()));
                }
            }
        }
        return Optional.empty();
    }

    private String[] row(MadeVoucher voucher, String store, long at) {
        VoucherType type = voucher.type;
        long order = redemptions.order(type);
        return redemptions.fields(redemptions.nextId(), voucher, store, order, redemptions.amount(type, order), 0, 0, at);
    }

    private void refuse(String reason, long at, String[] row) {
        refused.add(row[ID]);
        refusedAt.put(row[ID], at);
        books.refuse(FileKind.REDEMPTIONS, reason, at, Csv.line(row));
    }

    private void malformed(int i) {
        MadeVoucher voucher = dice.of(vouchers);
        String[] row = row(voucher, "S1", voucher.claimedAt);
        switch (i % 10) {
            case 0 -> row[AMOUNT] = "0.00";
            case 1 -> row[ORDER] = "1,280.00";
            case 2 -> row[AT] = row[AT].replace('T', ' ');
            case 3 -> row[AMOUNT] = row[AMOUNT] + "5";
            case 4 -> row = Arrays.copyOf(row, 6);
            case 5 -> row[ORDER] = "-" + row[ORDER];
            case 6 -> row[DISCOUNT] = "";
            case 7 -> row[ID] = "R".repeat(65);
            case 8 -> row[STORE] = "某店";
            default -> row[AT] = row[AT].substring(0, 10);
        }
        books.refuse(FileKind.REDEMPTIONS, "MALFORMED", voucher.claimedAt, Csv.line(row));
    }

    private void unknownVoucher(int i, List<String> refusedVouchers) {
        MadeVoucher like = dice.of(vouchers);
        String[] row = row(like, stores.open(like.type.industry(), like.claimedAt).orElse("S1"), like.claimedAt);
        row[VOUCHER] = i % 2 == 0 || refusedVouchers.isEmpty() ? "V%d-none-%d".formatted(frame.phase, i) : dice.of(refusedVouchers);
        refuse("UNKNOWN_VOUCHER", like.claimedAt, row);
    }

    private void outsideValidity(int i) {
        MadeVoucher voucher = dice.of(vouchers);
        boolean dead = voucher.diesAt < frame.deliveredAt;
        long at = switch (i % 3) {
            case 0 -> dead ? voucher.diesAt : voucher.claimedAt - 1;
            case 1 -> voucher.claimedAt - 1;
            default -> dead ? dice.between(voucher.diesAt, frame.deliveredAt - 1) : voucher.claimedAt - dice.between(1, 3_600_000);
        };
        refuse("OUTSIDE_VALIDITY", at, row(voucher, stores.open(voucher.type.industry(), at).orElse("S1"), at));
    }

    private void unknownStore(int i) {
        chance().ifPresent(chance -> {
            String store = "S-NONE-" + i;
            while (stores.knows(store)) {
                store += "X";
            }
            refuse("UNKNOWN_STORE", chance.at(), row(chance.voucher(), store, chance.at()));
        });
    }

    private void storeNotAdmitted() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Chance> chance = chance();
            Optional<String> closed = chance.flatMap(c -> stores.closed(c.voucher().type.industry(), c.at()));
            if (closed.isPresent()) {
                refuse("STORE_NOT_ADMITTED", chance.get().at(), row(chance.get().voucher(), closed.get(), chance.get().at()));
                return;
            }
        }
    }

    private void wrongIndustry() {
        chance().ifPresent(chance -> stores.openElsewhere(chance.voucher().type.industry(), chance.at())
                .ifPresent(store -> refuse("WRONG_INDUSTRY", chance.at(), row(chance.voucher(), store, chance.at()))));
    }

    private void wrongAmount(int i) {
        chance().ifPresent(chance -> {
            VoucherType type = chance.voucher().type;
            long face = type.face().fen();
            String[] row = row(chance.voucher(), chance.store(), chance.at());
            row[AMOUNT] = Csv.yuan(type.kind() == Kind.FIXED && i % 2 == 1 && face > 1 ? face - 1 : face + 1 + dice.below(500));
            refuse("WRONG_AMOUNT", chance.at(), row);
        });
    }

    private void belowThreshold(int i) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Chance> chance = chance();
            if (chance.isPresent() && chance.get().voucher().type.threshold().fen() > 1) {
                long least = chance.get().voucher().type.threshold().fen();
                String[] row = row(chance.get().voucher(), chance.get().store(), chance.get().at());
                row[ORDER] = Csv.yuan(i % 2 == 0 ? least - 1 : dice.between(1, least - 1));
                refuse("BELOW_THRESHOLD", chance.get().at(), row);
                return;
            }
        }
    }

    private void outsidePlace() {
        if (frame.restrictsPlaces()) {
            chance().ifPresent(chance -> {
                String[] row = row(chance.voucher(), chance.store(), chance.at());
                row[PLACE] = frame.elsewhere(dice);
                refuse("OUTSIDE_PLACE", chance.at(), row);
            });
        }
    }

    /** On a voucher still used up: nothing refunded, a part, all without the voucher, or all in this very moment. */
    private void alreadyRedeemed(int i) {
        for (int attempt = 0; attempt < ATTEMPTS && !redemptions.made().isEmpty(); attempt++) {
            MadeRedemption before = dice.of(redemptions.made()).voucher.last();
            boolean wanted = attempt > ATTEMPTS / 2 || switch (i % 4) {
                case 1 -> before.refunded > 0 && before.refunded < before.amount;
                case 2 -> before.refunded == before.amount && before.freedAt == Long.MAX_VALUE;
                case 3 -> before.freedAt != Long.MAX_VALUE;
                default -> before.refunded == 0;
            };
            long until = Math.min(redemptions.last(before.voucher), before.freedAt == Long.MAX_VALUE ? Long.MAX_VALUE : before.freedAt + 1);
            if (wanted && before.at + 1 < until) {
                long at = before.freedAt < until ? before.freedAt : dice.between(before.at + 1, until - 1);
                Optional<String> store = stores.open(before.voucher.type.industry(), at);
                if (store.isPresent()) {
                    refuse("ALREADY_REDEEMED", at, row(before.voucher, store.get(), at));
                    return;
                }
            }
        }
    }

    /** Where unused vouchers flow back, the money may be gone before the vouchers are. */
    private void poolExhausted() {
        VoucherType type = redemptions.exhausted();
        if (type == null) {
            return;
        }
        long gone = redemptions.made().stream().filter(r -> r.voucher.type == type).mapToLong(r -> r.at).max().orElseThrow();
        List<MadeVoucher> open = vouchers.stream()
                .filter(v -> v.type == type && v.redemptions.isEmpty() && !tooLate.contains(v) && redemptions.last(v) > Math.max(gone, v.claimedAt) + 1).toList();
        if (!open.isEmpty()) {
            MadeVoucher voucher = dice.of(open);
            tooLate.add(voucher);
            long at = dice.between(Math.max(gone, voucher.claimedAt) + 1, redemptions.last(voucher) - 1);
            stores.open(type.industry(), at).ifPresent(store -> refuse("POOL_EXHAUSTED", at, row(voucher, store, at)));
        }
    }

    /** Once more the same bytes; a second row under an accepted id; a second row under a refused one. */
    private void duplicate(int i) {
        MadeVoucher voucher = dice.of(vouchers);
        long later = dice.between(1, 60_000);
        if (i % 3 == 1 && books.accepted(FileKind.REDEMPTIONS) > 0) {
            books.repeat(FileKind.REDEMPTIONS, dice.below((int) books.accepted(FileKind.REDEMPTIONS)), "DUPLICATE_ID");
            return;
        }
        boolean ofRefused = i % 3 == 2 && !refused.isEmpty() || redemptions.made().isEmpty();
        String id = ofRefused ? dice.of(refused) : null;
        MadeRedemption accepted = ofRefused ? null : dice.of(redemptions.made());
        long at = (ofRefused ? refusedAt.get(id) : accepted.at) + later;
        String[] row = row(voucher, stores.open(voucher.type.industry(), at).orElse("S1"), at);
        row[ID] = ofRefused ? id : accepted.id;
        books.refuse(FileKind.REDEMPTIONS, "DUPLICATE_ID", at, Csv.line(row));
    }
}

package org.huimin.rehearsal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.ledger.FileKind;
import org.huimin.programme.ProgrammeSpec.VoucherType;

/** Claims that must be refused, some for every reason. Each passes every check before its own. */
final class ClaimFaults {

    private static final int ID = 0;
    private static final int TYPE = 1;
    private static final int PHASE = 2;
    private static final int CONSUMER = 3;
    private static final int AT = 4;
    private static final int PLACE = 5;
    private static final int DEVICE = 6;

    private final PhaseFrame frame;
    private final SyntheticBooks books;
    private final SyntheticClaims claims;
    private final Dice dice;
    /** Well-formed rows that were refused: voucher ids that exist in the file and are no vouchers. */
    private final List<String> refusedVouchers = new ArrayList<>();
    private final Map<String, Long> refusedAt = new HashMap<>();

    ClaimFaults(PhaseFrame frame, SyntheticBooks books, SyntheticClaims claims, Dice dice) {
        this.frame = frame;
        this.books = books;
        this.claims = claims;
        this.dice = dice;
        if (!claims.vouchers().isEmpty()) {
            limitExceeded();
            for (int i = 0; i < frame.badRows(); i++) {
                malformed(i);
                unknownType(i);
                outsidePeriod(i);
                outsidePlace();
                overIssued();
            }
            for (int i = 0; i < frame.badRows(); i++) {
                duplicate(i);
            }
        }
    }

    List<String> refusedVouchers() {
        return refusedVouchers;
    }

    private MadeVoucher some() {
        return dice.of(claims.vouchers());
    }

    private String[] row(VoucherType type, long person, long at) {
        String validUntil = frame.requires(FileKind.CLAIMS, "valid_until") ? Csv.time(frame.until) : "";
        return claims.fields(claims.nextId(), type.code(), person, at, validUntil, frame.place(dice), type);
    }

    private void refuse(String reason, long at, String[] row) {
        refusedVouchers.add(row[ID]);
        refusedAt.put(row[ID], at);
        books.refuse(FileKind.CLAIMS, reason, at, Csv.line(row));
    }

    private void malformed(int i) {
        MadeVoucher like = some();
        String[] row = row(like.type, claims.crowd().fresh(), like.claimedAt);
        String place = frame.spec.region().code();
        switch (i % 10) {
            case 0 -> row[AT] = row[AT].substring(0, 19);
            case 1 -> row[CONSUMER] = "13800000000";
            case 2 -> row = java.util.Arrays.copyOf(row, 4);
            case 3 -> row[CONSUMER] = place + "19000101000X";
            case 4 -> row[AT] = row[AT].replaceFirst("-\\d\\d-\\d\\dT", "-02-30T");
            case 5 -> row[PLACE] = place.substring(0, 4);
            case 6 -> row[ID] = row[ID] + " " + row[ID];
            case 7 -> {
                row = java.util.Arrays.copyOf(row, row.length + 1);
                row[row.length - 1] = "1";
            }
            case 8 -> row[ID] = "";
            default -> row[DEVICE] = "13800000000";
        }
        books.refuse(FileKind.CLAIMS, "MALFORMED", like.claimedAt, Csv.line(row));
    }

    private void unknownType(int i) {
        MadeVoucher like = some();
        String[] row = row(like.type, claims.crowd().fresh(), like.claimedAt);
        Optional<VoucherType> without = frame.spec.voucherTypes().stream().filter(t -> !frame.quantities.containsKey(t)).findFirst();
        switch (i % 3) {
            case 0 -> row[TYPE] = "none-such-" + i;
            case 1 -> row[PHASE] = "99";
            default -> row[TYPE] = without.map(VoucherType::code).orElse("none-such-" + i);
        }
        refuse("UNKNOWN_TYPE", like.claimedAt, row);
    }

    private void outsidePeriod(int i) {
        long at = switch (i % 4) {
            case 0 -> frame.until;
            case 1 -> frame.from - 1;
            case 2 -> frame.from - dice.between(1, 36_000_000);
            default -> frame.until + dice.between(1, 36_000_000);
        };
        refuse("OUTSIDE_PERIOD", at, row(some().type, claims.crowd().fresh(), at));
    }

    private void outsidePlace() {
        if (frame.restrictsPlaces()) {
            MadeVoucher like = some();
            String[] row = row(like.type, claims.crowd().fresh(), like.claimedAt);
            row[PLACE] = frame.elsewhere(dice);
            refuse("OUTSIDE_PLACE", like.claimedAt, row);
        }
    }

    /** People who have all they may have ask once more, on the same day, after their last claim. */
    private void limitExceeded() {
        Map<Long, MadeVoucher> last = new HashMap<>();
        claims.vouchers().forEach(voucher -> last.put(voucher.person, voucher));
        List<MadeVoucher> full = claims.vouchers().stream().filter(voucher -> last.get(voucher.person) == voucher)
                .filter(voucher -> claims.crowd().full(voucher.person, voucher.type.industry(), frame.phase, PhaseFrame.day(voucher.claimedAt)))
                .toList();
        List<MadeVoucher> open = new ArrayList<>(full);
        for (int i = 0; i < frame.badRows() && !open.isEmpty(); i++) {
            MadeVoucher voucher = open.remove(dice.below(open.size()));
            LocalDate day = PhaseFrame.day(voucher.claimedAt);
            long before = Math.min(PhaseFrame.millis(day.plusDays(1)), frame.end);
            long at = dice.between(voucher.claimedAt + 1, Math.min(voucher.claimedAt + 300_000, before - 1));
            claims.crowd().count(voucher.person, voucher.type.industry(), frame.phase, day);
            refuse("LIMIT_EXCEEDED", at, row(voucher.type, voucher.person, at));
        }
    }

    private void overIssued() {
        if (!frame.reissue()) {
            VoucherType type = claims.soldOut();
            long gone = claims.vouchers().stream().filter(v -> v.type == type).mapToLong(v -> v.claimedAt).max().orElseThrow();
            long at = dice.between(gone + 1, frame.end - 1);
            refuse("OVER_ISSUED", at, row(type, claims.crowd().fresh(), at));
        }
    }

    /** Once more the same bytes; a second row under an accepted id; a second row under a refused one. */
    private void duplicate(int i) {
        MadeVoucher voucher = some();
        long later = dice.between(1, 60_000);
        switch (i % 3) {
            case 1 -> books.repeat(FileKind.CLAIMS, dice.below(claims.vouchers().size()), "DUPLICATE_ID");
            case 2 -> {
                String id = dice.of(refusedVouchers);
                long at = refusedAt.get(id) + later;
                String[] row = row(voucher.type, claims.crowd().fresh(), at);
                row[ID] = id;
                books.refuse(FileKind.CLAIMS, "DUPLICATE_ID", at, Csv.line(row));
            }
            default -> {
                String[] row = row(voucher.type, claims.crowd().fresh(), voucher.claimedAt + later);
                row[ID] = voucher.id;
                books.refuse(FileKind.CLAIMS, "DUPLICATE_ID", voucher.claimedAt + later, Csv.line(row));
            }
        }
    }
}

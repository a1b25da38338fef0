package org.huimin.rehearsal;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Period;
import org.huimin.ledger.FileKind;
import org.huimin.programme.ProgrammeSpec.ClaimTime;
import org.huimin.programme.ProgrammeSpec.VoucherType;

/** The accepted claims of a phase: people rush when claiming opens, most of all on the first day. */
final class SyntheticClaims {

    private record Wish(VoucherType type, long at) { }

    /** When claiming opens on some day, how much of the quantity by then is gone, how much more goes before the next. */
    private record Opening(long at, long close, double weight) { }

    private static final LocalTime USUAL = LocalTime.of(9, 0);
    private static final double RUSH = 40 * 60_000.0;

    private final PhaseFrame frame;
    private final SyntheticBooks books;
    private final Dice dice;
    private final Crowd crowd;
    private final Identities identities;
    private final List<MadeVoucher> vouchers = new ArrayList<>();
    private final VoucherType soldOut;
    private int sequence;

    SyntheticClaims(PhaseFrame frame, SyntheticBooks books, Dice dice, Identities identities, SyntheticPast past) {
        this.frame = frame;
        this.books = books;
        this.dice = dice;
        this.identities = identities;
        this.soldOut = frame.quantities.entrySet().stream().min(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(null);
        Map<VoucherType, Integer> counts = counts();
        this.crowd = new Crowd(frame.spec.limits(), dice, counts.values().stream().mapToInt(Integer::intValue).sum(), past);
        make(counts);
    }

    private Map<VoucherType, Integer> counts() {
        Map<VoucherType, Integer> counts = new LinkedHashMap<>();
        double share = frame.spec.rehearsal().claimShare();
        frame.quantities.forEach((type, quantity) -> {
            int count = (int) Math.min(quantity, Math.round(quantity * share));
            if (type == soldOut) {
                count = frame.reissue() ? quantity + quantity / 4 + frame.badRows() + 2 : quantity;
            }
            counts.put(type, count);
        });
        return counts;
    }

    private void make(Map<VoucherType, Integer> counts) {
        List<Wish> wishes = new ArrayList<>();
        List<Opening> openings = openings();
        counts.forEach((type, count) -> spread(type, count, openings, wishes));
        wishes.sort(Comparator.comparingLong(Wish::at));
        for (Wish wish : wishes) {
            LocalDate day = PhaseFrame.day(wish.at());
            claim(wish.type(), wish.at(), crowd.claimant(wish.type().industry(), frame.phase, day));
        }
    }

    private List<Opening> openings() {
        List<ClaimTime> times = frame.spec.claimTimes().stream()
                .filter(time -> time.phase() == null || time.phase() == frame.phase)
                .sorted(Comparator.comparing(ClaimTime::at)).toList();
        List<Opening> openings = new ArrayList<>();
        double eagerness = 1;
        for (LocalDate day : frame.days) {
            long close = Math.min(PhaseFrame.millis(day.plusDays(1)), frame.end);
            for (int i = 0; i < Math.max(1, times.size()); i++) {
                LocalTime at = times.isEmpty() ? USUAL : times.get(i).at();
                long open = day.atTime(at).atZone(Period.ZONE).toInstant().toEpochMilli();
                boolean stated = !times.isEmpty() && times.get(i).dailyShare() != null;
                if (open < close - 1000) {
                    openings.add(new Opening(open, close, stated ? times.get(i).dailyShare().doubleValue() : eagerness));
                }
            }
            eagerness *= 0.82;
        }
        return openings;
    }

    /** Shares out by weight without chance, so that a stated daily quantity is never passed by luck. */
    private void spread(VoucherType type, int count, List<Opening> openings, List<Wish> wishes) {
        double all = openings.stream().mapToDouble(Opening::weight).sum();
        double weight = 0;
        int done = 0;
        for (Opening opening : openings) {
            weight += opening.weight();
            int upTo = (int) Math.round(count * weight / all);
            for (; done < upTo; done++) {
                long last = opening.close() - Math.min(600_000, (opening.close() - opening.at()) / 2);
                long at = opening.at() + (long) dice.waiting(RUSH);
                wishes.add(new Wish(type, at < last ? at : dice.between(opening.at(), last)));
            }
        }
    }

    private void claim(VoucherType type, long at, long person) {
        String id = nextId();
        Integer days = PhaseFrame.validDays(type);
        boolean stated = frame.requires(FileKind.CLAIMS, "valid_until") || days != null && dice.chance(0.5);
        long dies = days == null ? frame.until : at + days * 86_400_000L;
        if (stated && days != null) {
            dies = PhaseFrame.millis(PhaseFrame.day(at).plusDays(days));
        }
        MadeVoucher voucher = new MadeVoucher(id, type, frame.phase, person, at, dies);
        vouchers.add(voucher);
        books.claim(voucher, line(id, type.code(), person, at, stated ? Csv.time(dies) : "", place(), type));
    }

    String nextId() {
        return Csv.id("V" + frame.phase, ++sequence);
    }

    String line(String id, String type, long person, long at, String validUntil, String place, VoucherType channelOf) {
        return Csv.line(fields(id, type, person, at, validUntil, place, channelOf));
    }

    String[] fields(String id, String type, long person, long at, String validUntil, String place, VoucherType channelOf) {
        String channel = channelOf.channels().isEmpty() ? "" : dice.of(channelOf.channels());
        return new String[] {id, type, String.valueOf(frame.phase), identities.person(person),
            dice.chance(0.02) ? Csv.utc(at) : Csv.time(at), place, identities.device(person), validUntil, channel};
    }

    static final String HEADER = "voucher_id,voucher_type,phase,consumer,claimed_at,place,device,valid_until,channel";

    /** Now and then a phone does not tell where it is, where the programme does not ask. */
    String place() {
        return !frame.requires(FileKind.CLAIMS, "place") && dice.chance(0.05) ? "" : frame.place(dice);
    }

    List<MadeVoucher> vouchers() {
        return vouchers;
    }

    Crowd crowd() {
        return crowd;
    }

    /** The type whose quantity is claimed to the last; null in a phase without vouchers. */
    VoucherType soldOut() {
        return soldOut;
    }
}

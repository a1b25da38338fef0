package org.huimin.rehearsal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Period;
import org.huimin.ledger.FileKind;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.Change;
import org.huimin.programme.ProgrammeSpec.VoucherType;

/**
 * Within what a phase's rows are made: its days as the rules have them with all changes, its vouchers, and the moments
 * between which rows may fall.
 */
final class PhaseFrame {

    final ProgrammeSpec spec;
    final String platform;
    final int phase;
    final List<LocalDate> days;
    final Map<VoucherType, Integer> quantities = new LinkedHashMap<>();
    /** First and, not inside, last moment at which vouchers may be claimed. */
    final long from;
    final long end;
    /** The day after the very last day, extensions included, 00:00. */
    final long until;
    final long deliveredAt;
    /** Nothing of this phase happens from here on unless it is late: its delivery, or the next phase. */
    final long limit;

    PhaseFrame(ProgrammeSpec spec, String platform, int phase, Instant deliveredAt) {
        this.spec = spec;
        this.platform = platform;
        this.phase = phase;
        this.deliveredAt = deliveredAt.toEpochMilli();
        this.days = openDays();
        this.from = millis(days.get(0));
        this.end = Math.min(millis(days.get(days.size() - 1).plusDays(1)), this.deliveredAt);
        this.until = spec.period(phase).until().toEpochMilli();
        this.limit = Math.min(this.deliveredAt, nextPhase());
        for (VoucherType type : spec.voucherTypes()) {
            int quantity = spec.quantity(platform, type.code(), phase);
            if (quantity > 0) {
                quantities.put(type, quantity);
            }
        }
    }

    static long millis(LocalDate day) {
        return day.atStartOfDay(Period.ZONE).toInstant().toEpochMilli();
    }

    static LocalDate day(long millis) {
        return Instant.ofEpochMilli(millis).atZone(Period.ZONE).toLocalDate();
    }

    /** A changed last day holds from the change's date on; days beyond a gap are left alone. */
    private List<LocalDate> openDays() {
        ProgrammeSpec.Phase planned = spec.phase(phase);
        List<LocalDate> open = new ArrayList<>();
        for (LocalDate day = planned.first(); !day.isAfter(lastAsOf(planned, day)); day = day.plusDays(1)) {
            open.add(day);
        }
        return List.copyOf(open);
    }

    private LocalDate lastAsOf(ProgrammeSpec.Phase planned, LocalDate day) {
        int days = planned.days();
        for (Change change : spec.changes()) {
            if (Change.EXTENSION.equals(change.kind()) && Integer.valueOf(phase).equals(change.phase())
                    && !change.date().isAfter(day)) {
                days += change.days();
            }
        }
        return planned.first().plusDays(days - 1L);
    }

    private long nextPhase() {
        long next = Long.MAX_VALUE;
        for (ProgrammeSpec.Phase other : spec.phases()) {
            long first = millis(other.first());
            if (first >= end) {
                next = Math.min(next, first);
            }
        }
        return next;
    }

    int badRows() {
        return spec.rehearsal().badRowsPerReason();
    }

    boolean reissue() {
        return spec.ledger().reissue();
    }

    boolean requires(FileKind kind, String column) {
        return spec.ledger().requiredColumns().getOrDefault(kind.code(), List.of()).contains(column);
    }

    /** Days of 24 hours from the claim; null where vouchers live to the end of the phase. */
    static Integer validDays(VoucherType type) {
        String validity = type.validity();
        return validity == null || validity.equals(VoucherType.PHASE_END) ? null
                : Integer.valueOf(validity.substring(1, validity.length() - 1));
    }

    /** Some place the programme counts. */
    String place(Dice dice) {
        return spec.region().places().isEmpty() ? spec.region().code() : dice.of(List.copyOf(spec.region().places()));
    }

    boolean restrictsPlaces() {
        return !spec.region().places().isEmpty();
    }

    /** A place outside: the county next door. */
    String elsewhere(Dice dice) {
        int start = Integer.parseInt(spec.region().places().iterator().next());
        for (int step = 1 + dice.below(5); ; step++) {
            String place = String.format("%06d", (start + step) % 1_000_000);
            if (!spec.region().places().contains(place)) {
                return place;
            }
        }
    }
}

package org.huimin.rehearsal;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.huimin.programme.ProgrammeSpec;

/** The dedicated account: money comes in before a phase, shops are paid on the day after, what customers gave back returns. */
final class SyntheticBank {

    static final String HEADER = "entry_id,booked_at,direction,amount,purpose,counterparty,reference";

    private static final LocalTime SETTLED = LocalTime.of(1, 30);

    private record Entry(String id, long at, String direction, long amount, String purpose, String counterparty) {
        String line(long more) {
            return Csv.line(id, Csv.time(at), direction, Csv.yuan(amount + more), purpose, counterparty, purpose.charAt(0) + "-" + id);
        }
    }

    /** Money that came in on a day. */
    record Receipt(LocalDate on, Money amount) { }

    private final List<Entry> entries = new ArrayList<>();
    private final String delivery;

    /** @param delivery a word that sets this delivery's entries apart, e.g. the phase */
    SyntheticBank(String delivery) {
        this.delivery = delivery;
    }

    void drawdown(ProgrammeSpec spec, String platform, int phase) {
        long amount = spec.drawdown(platform, phase).fen();
        if (amount > 0) {
            long at = PhaseFrame.millis(spec.phase(phase).first().minusDays(1)) + 10 * 3_600_000L;
            entry(at, "IN", amount, "DRAWDOWN", payer(spec));
        }
    }

    static String payer(ProgrammeSpec spec) {
        return spec.funding().account() == null ? spec.region().name() : spec.funding().account().name();
    }

    /** What a treasury paid afterwards for money the platform had advanced. */
    void reimbursed(List<Receipt> receipts, String payer) {
        receipts.forEach(r -> entry(PhaseFrame.millis(r.on()) + 15 * 3_600_000L, "IN", r.amount().fen(), "DRAWDOWN", payer));
    }

    void settle(SyntheticBooks books, long deliveredAt) {
        books.cash().forEach((day, cash) -> {
            long booked = Math.min(deliveredAt, day.plusDays(1).atTime(SETTLED).atZone(Period.ZONE).toInstant().toEpochMilli());
            if (cash.paid > 0) {
                entry(booked, "OUT", cash.paid, "PAYMENT", "参与商户（" + day + "批量代付）");
            }
            if (cash.recovered > 0) {
                entry(booked, "IN", cash.recovered, "RECOVERY", "参与商户（" + day + "退款扣回）");
            }
        });
    }

    private void entry(long at, String direction, long amount, String purpose, String counterparty) {
        entries.add(new Entry("B%s-%04d".formatted(delivery, entries.size() + 1), at, direction, amount, purpose, counterparty));
    }

    /** @param off what the first payment is to be too high by, in fen; where nothing was paid it is a payment of its own */
    List<String> lines(long off) {
        List<Entry> shown = new ArrayList<>(entries);
        if (off != 0 && entries.stream().noneMatch(e -> e.purpose().equals("PAYMENT"))) {
            long at = entries.isEmpty() ? 0 : entries.get(entries.size() - 1).at();
            shown.add(new Entry("B%s-%04d".formatted(delivery, entries.size() + 1), at, "OUT", 0, "PAYMENT", "参与商户"));
        }
        List<String> lines = new ArrayList<>();
        long rest = off;
        for (Entry entry : shown) {
            boolean here = entry.purpose().equals("PAYMENT");
            lines.add(entry.line(here ? rest : 0));
            rest = here ? 0 : rest;
        }
        return lines;
    }
}

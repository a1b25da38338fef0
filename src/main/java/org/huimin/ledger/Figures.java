package org.huimin.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huimin.kernel.Money;

/** Adds up what the sieve left. */
final class Figures {

    private static final int TOP = 100;

    private final Engine engine;
    private final LedgerRules rules;
    private final Staging staging;
    private final Finality finality;

    Figures(Engine engine, LedgerRules rules, Staging staging, Finality finality) {
        this.engine = engine;
        this.rules = rules;
        this.staging = staging;
        this.finality = finality;
    }

    Judgement add(boolean withDays, boolean withBank) {
        engine.run("""
                create table given as
                select f.k, f.t, f.amount, f.paid_back, r.k as rk, r.tp, r.s, %s as late
                from refund f join redemption r on r.id = f.redemption join voucher v on v.tp = r.tp""".formatted(finality.late()));
        List<Judgement.OfType> types = types();
        List<Judgement.OfPhase> phases = phases(types);
        Money redeemed = sum(types, Judgement.OfType::amount);
        Money refunded = sum(types, Judgement.OfType::refunded).plus(sum(types, Judgement.OfType::lateRefunded));
        Map<FileKind, Tally> tallies = tallies();
        return new Judgement(
                tallies.get(FileKind.CLAIMS).table(Money.ZERO),
                tallies.get(FileKind.REDEMPTIONS).table(redeemed),
                tallies.get(FileKind.REFUNDS).table(refunded),
                redeemed.minus(refunded), types, phases,
                engine.number("select count(distinct s) from redemption"), stores(),
                withBank ? bank(tallies.get(FileKind.BANK), redeemed.minus(refunded)) : null,
                withDays ? days() : List.of(), files());
    }

    private List<Judgement.OfType> types() {
        List<Judgement.OfType> types = new ArrayList<>();
        engine.each("""
                select v.type, v.phase, coalesce(c.n, 0), coalesce(r.n, 0), r.amount, f.amount, f.late
                from voucher v
                left join (select tp, count(*) as n from claim group by tp) c using (tp)
                left join (select tp, count(*) as n, sum(amount)::decimal(38,0) as amount from redemption group by tp) r using (tp)
                left join (select tp, sum(amount) filter (not late)::decimal(38,0) as amount, sum(amount) filter (late)::decimal(38,0) as late
                           from given group by tp) f using (tp)
                order by tp""", row -> types.add(new Judgement.OfType(row.getString(1), row.getInt(2), row.getLong(3), row.getLong(4),
                money(row, 5), money(row, 6), money(row, 7))));
        return types;
    }

    private List<Judgement.OfPhase> phases(List<Judgement.OfType> types) {
        List<Judgement.OfPhase> phases = new ArrayList<>();
        for (LedgerRules.Phase phase : rules.phases()) {
            List<Judgement.OfType> own = types.stream().filter(t -> t.phase() == phase.number()).toList();
            phases.add(new Judgement.OfPhase(phase.number(),
                    own.stream().mapToLong(Judgement.OfType::claimed).sum(),
                    sum(own, t -> rules.type(t.type()).face().times(t.claimed())),
                    own.stream().mapToLong(Judgement.OfType::redeemed).sum(),
                    sum(own, Judgement.OfType::amount), sum(own, Judgement.OfType::refunded), sum(own, Judgement.OfType::lateRefunded)));
        }
        return phases;
    }

    private List<Judgement.OfStore> stores() {
        List<Judgement.OfStore> stores = new ArrayList<>();
        engine.each("""
                select d.store, r.n, r.amount, f.amount
                from (select s, count(*) as n, sum(amount)::decimal(38,0) as amount from redemption group by s) r
                join store d using (s)
                left join (select s, sum(amount)::decimal(38,0) as amount from given group by s) f using (s)
                order by r.amount - coalesce(f.amount, 0) desc, d.store limit %d""".formatted(TOP),
                row -> stores.add(new Judgement.OfStore(row.getString(1), row.getLong(2), money(row, 3), money(row, 4))));
        return stores;
    }

    private List<Judgement.OfDay> days() {
        List<Judgement.OfDay> days = new ArrayList<>();
        engine.each("""
                with c as (
                    select day_of(c.t) as d, coalesce(v.industry, 'ALL') as i, count(*) as n, sum(v.face)::decimal(38,0) as worth,
                           count(distinct c.consumer) as users
                    from claim c join voucher v using (tp) group by grouping sets ((d, v.industry), (d))),
                r as (
                    select day_of(r.t) as d, coalesce(v.industry, 'ALL') as i, count(*) as n, sum(r.amount)::decimal(38,0) as amount,
                           sum(r.by_platform)::decimal(38,0) as by_platform, sum(r.by_merchant)::decimal(38,0) as by_merchant,
                           sum(r.paid)::decimal(38,0) as paid, count(distinct c.consumer) as users, count(distinct r.s) as shops
                    from redemption r join voucher v using (tp) join claim c on c.k = r.vk group by grouping sets ((d, v.industry), (d))),
                f as (
                    select day_of(g.t) as d, coalesce(v.industry, 'ALL') as i, sum(g.amount)::decimal(38,0) as amount,
                           sum(g.paid_back)::decimal(38,0) as paid_back
                    from given g join voucher v using (tp) group by grouping sets ((d, v.industry), (d)))
                select d, i, coalesce(c.n, 0), c.worth, coalesce(c.users, 0), coalesce(r.users, 0), coalesce(r.n, 0), r.amount,
                       r.by_platform, r.by_merchant, r.paid, f.paid_back, f.amount, coalesce(r.shops, 0)
                from c full join r using (d, i) full join f using (d, i) order by d, i""",
                row -> days.add(new Judgement.OfDay(LocalDate.ofEpochDay(row.getLong(1)), row.getString(2), row.getLong(3), money(row, 4),
                        row.getLong(5), row.getLong(6), row.getLong(7), money(row, 8), money(row, 9), money(row, 10), money(row, 11),
                        money(row, 12), money(row, 13), row.getLong(14))));
        return days;
    }

    private Judgement.Bank bank(Tally tally, Money net) {
        Map<String, Money> sums = new HashMap<>();
        engine.each("select purpose, direction, sum(amount)::decimal(38,0) from bank group by all", row ->
                sums.put(row.getString(1) + row.getString(2), money(row, 3)));
        Money in = Money.ZERO;
        Money out = Money.ZERO;
        for (Map.Entry<String, Money> sum : sums.entrySet()) {
            in = sum.getKey().endsWith("IN") ? in.plus(sum.getValue()) : in;
            out = sum.getKey().endsWith("OUT") ? out.plus(sum.getValue()) : out;
        }
        Money payment = balance(sums, "PAYMENT", "OUT", "IN");
        Money recovery = balance(sums, "RECOVERY", "IN", "OUT");
        return new Judgement.Bank(tally.rows, tally.accepted(), Map.copyOf(tally.refused), in, out, balance(sums, "DRAWDOWN", "IN", "OUT"),
                payment, recovery, balance(sums, "RETURN", "OUT", "IN"), balance(sums, "INTEREST", "IN", "OUT"),
                balance(sums, "FEE", "OUT", "IN"), balance(sums, "OTHER", "IN", "OUT"), payment.minus(recovery).minus(net));
    }

    private static Money balance(Map<String, Money> sums, String purpose, String plus, String minus) {
        return sums.getOrDefault(purpose + plus, Money.ZERO).minus(sums.getOrDefault(purpose + minus, Money.ZERO));
    }

    private static final class Tally {

        private long rows;
        private long differences;
        private final Map<String, Long> refused = new TreeMap<>();

        private long accepted() {
            return rows - differences - refused.values().stream().mapToLong(Long::longValue).sum();
        }

        private Judgement.Table table(Money amount) {
            return new Judgement.Table(rows, accepted(), Map.copyOf(refused), differences, amount);
        }
    }

    private Map<FileKind, Tally> tallies() {
        Map<FileKind, Tally> tallies = new EnumMap<>(FileKind.class);
        for (FileKind kind : FileKind.values()) {
            Tally tally = new Tally();
            staging.files().stream().filter(f -> f.kind() == kind).forEach(f -> tally.rows += staging.rows(f));
            tallies.put(kind, tally);
        }
        engine.each("select kind, reason, count(*) from refused group by all",
                row -> tallies.get(FileKind.values()[row.getInt(1)]).refused.put(row.getString(2), row.getLong(3)));
        engine.each("select kind, count(*) from difference group by all",
                row -> tallies.get(FileKind.values()[row.getInt(1)]).differences = row.getLong(2));
        return tallies;
    }

    private List<Judgement.OfFile> files() {
        Map<Integer, Long> refused = byFile("refused");
        Map<Integer, Long> differences = byFile("difference");
        return staging.files().stream().map(f -> {
            long no = refused.getOrDefault(f.number(), 0L);
            long late = differences.getOrDefault(f.number(), 0L);
            return new Judgement.OfFile(f.kind(), f.source().name(), staging.rows(f), staging.rows(f) - no - late, no, late);
        }).toList();
    }

    private Map<Integer, Long> byFile(String table) {
        Map<Integer, Long> counts = new HashMap<>();
        engine.each("select k >> " + PlainRows.FILE_SHIFT + " as file, count(*) from " + table + " group by all",
                row -> counts.put(row.getInt(1), row.getLong(2)));
        return counts;
    }

    private interface Amount<T> {
        Money of(T figures);
    }

    private static <T> Money sum(List<T> figures, Amount<T> amount) {
        Money sum = Money.ZERO;
        for (T one : figures) {
            sum = sum.plus(amount.of(one));
        }
        return sum;
    }

    private static Money money(ResultSet row, int column) throws SQLException {
        BigDecimal fen = row.getBigDecimal(column);
        return fen == null ? Money.ZERO : new Money(fen.movePointLeft(2));
    }
}

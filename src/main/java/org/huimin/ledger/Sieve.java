package org.huimin.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The judge: rules as SQL, applied in the published order. A table holds at each moment exactly the rows that passed every
 * rule so far; a rule moves what it refuses to {@code refused}. So a rule that counts sees the right rows by itself.
 *
 * <p>Rows with a verdict that was made final earlier ({@code fixed}) keep it and come before all others. Groups of rows
 * are looked for by hash first, and only those that can break a rule are put in order.
 */
final class Sieve {

    /** Rows before others: final ones, then by instant, then by id in byte order (ids are unique where this is used). */
    private static final String ORDER = "fixed is null, t, id";

    private final Engine engine;
    private final LedgerRules rules;
    private final Staging staging;
    private final Finality finality;

    Sieve(Engine engine, LedgerRules rules, Staging staging, Finality finality) {
        this.engine = engine;
        this.rules = rules;
        this.staging = staging;
        this.finality = finality;
    }

    void judge() {
        engine.run("insert into refused select kind, k, '', 'MALFORMED' from malformed");
        claims();
        redemptions();
        refunds();
        bank();
    }

    private void bank() {
        engine.run("create table bank as select *, null::varchar as fixed from " + staging.rows(FileKind.BANK));
        once("bank", FileKind.BANK);
    }

    private void claims() {
        engine.run("""
                create table claim as
                select c.k, c.id, v.tp, p.phase, c.consumer, c.t, c.place, c.dies, null::varchar as fixed
                from %s c left join voucher v on v.type = c.type and v.code = c.phase left join phase p on p.code = c.phase"""
                .formatted(staging.rows(FileKind.CLAIMS)));
        finality.claims();
        once("claim", FileKind.CLAIMS);
        byRow("claim", FileKind.CLAIMS, claimRules(), "claim");
        engine.run("create table beyond (k bigint, id varchar)");
        for (LedgerRules.Limit limit : rules.limits()) {
            engine.run("""
                    insert into beyond
                    with rows as (select c.*, %1$s as part from claim c left join voucher v using (tp)),
                         many as (select hash(consumer, part) as h from rows group by h having count(*) > %2$d)
                    select k, id from (
                        select k, id, row_number() over (partition by consumer, part order by %3$s) as n
                        from rows where hash(consumer, part) in (select h from many))
                    where n > %2$d""".formatted(window(limit.window()), limit.count(), ORDER));
        }
        move("claim", FileKind.CLAIMS, "LIMIT_EXCEEDED", "select distinct k, id from beyond");
        if (!rules.reissue()) {
            move("claim", FileKind.CLAIMS, "OVER_ISSUED", """
                    with spent as (select tp, any_value(quantity) as quantity from claim join voucher using (tp)
                                  group by tp having count(*) > any_value(quantity))
                    select k, id from (
                        select k, id, quantity, row_number() over (partition by tp order by %s) as n from claim join spent using (tp))
                    where n > quantity""".formatted(ORDER));
        }
    }

    static Map<String, String> claimRules() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("UNKNOWN_TYPE", "tp is null");
        rules.put("OUTSIDE_PERIOD", "t < opens(phase) or t >= closes(phase, t)");
        rules.put("OUTSIDE_PLACE", "outside(place)");
        return rules;
    }

    private static String window(LedgerRules.Window window) {
        return switch (window) {
            case INDUSTRY_PHASE -> "concat(c.phase, '/', v.industry)";
            case PHASE -> "c.phase";
            case DAY -> "day_of(c.t)";
            case PROGRAMME -> "0";
        };
    }

    private void redemptions() {
        engine.run("""
                create table redemption as
                select x.k, x.id, c.k as vk, s.s, x.paid, x.amount, x.by_platform, x.by_merchant, x.t, x.place, c.tp, c.t as claimed,
                       coalesce(c.dies, c.t + v.valid) as dies, null::varchar as fixed
                from %s x left join claim c on c.id = x.voucher left join voucher v on v.tp = c.tp left join store s on s.store = x.store"""
                .formatted(staging.rows(FileKind.REDEMPTIONS)));
        finality.redemptions();
        once("redemption", FileKind.REDEMPTIONS);
        byRow("redemption", FileKind.REDEMPTIONS, redemptionRules(), """
                (select r.*, v.phase, v.fixed_face, v.face, v.threshold, a.s is not null as right_industry, p.s is not null as admitted
                 from redemption r left join voucher v using (tp)
                 left join admission a on a.s = r.s and a.industry = v.industry and r.t >= a.opens and r.t < a.closes
                 left join presence p on p.s = r.s and r.t >= p.opens and r.t < p.closes)""");
        chains();
        engine.run("""
                create table walk as
                select r.k, r.id, r.vk, r.t, g.t as given_back, row_number() over (partition by r.vk order by r.fixed is null, r.t, r.id) as n
                from redemption r left join given_back g on g.rk = r.k
                where r.vk in (select vk from redemption group by vk having count(*) > 1)""");
        move("redemption", FileKind.REDEMPTIONS, "ALREADY_REDEEMED", """
                with recursive taken(vk, n, given_back) as (
                    select vk, n, given_back from walk where n = 1
                    union all
                    select w.vk, min(w.n), arg_min_null(w.given_back, w.n)
                    from taken join walk w on w.vk = taken.vk and w.t > taken.given_back group by w.vk)
                select k, id from walk anti join taken using (vk, n)""");
        if (rules.reissue()) {
            move("redemption", FileKind.REDEMPTIONS, "POOL_EXHAUSTED", """
                    with spent as (select tp, any_value(face * quantity) as money from redemption join voucher using (tp)
                                  group by tp having sum(amount) > any_value(face * quantity))
                    select k, id from (
                        select k, id, money, sum(amount) over (partition by tp order by %s rows unbounded preceding) as used
                        from redemption join spent using (tp))
                    where used > money""".formatted(ORDER));
        }
    }

    static Map<String, String> redemptionRules() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("UNKNOWN_VOUCHER", "vk is null");
        rules.put("OUTSIDE_VALIDITY", "t < claimed or t >= coalesce(dies, closes(phase, t))");
        rules.put("UNKNOWN_STORE", "s is null");
        rules.put("STORE_NOT_ADMITTED", "not admitted");
        rules.put("WRONG_INDUSTRY", "not right_industry");
        rules.put("WRONG_AMOUNT", "case when fixed_face then amount <> face else amount > face end");
        rules.put("BELOW_THRESHOLD", "paid < threshold");
        rules.put("OUTSIDE_PLACE", "outside(place)");
        return rules;
    }

    /** Refunds, worked out as if their redemption were accepted: which do not fit, and when a redemption is wholly given back. */
    private void chains() {
        engine.run("create table refund as select *, null::varchar as fixed from " + staging.rows(FileKind.REFUNDS));
        finality.refunds();
        once("refund", FileKind.REFUNDS);
        engine.run("""
                create table chain as
                select f.k, f.id, f.t, f.amount, f.returned, f.fixed, r.k as rk, r.amount as whole
                from refund f join redemption r on r.id = f.redemption where f.t >= r.t""");
        engine.run("""
                create table crowded as
                select k, id, rk, amount, whole, row_number() over (partition by rk order by %s) as n from chain
                where fixed is distinct from 'EXCEEDS_REDEMPTION'
                  and rk in (select rk from chain where fixed is distinct from 'EXCEEDS_REDEMPTION' group by rk, whole having sum(amount) > whole)
                """.formatted(ORDER));
        engine.run("""
                create table exceeding as
                with recursive taken(rk, n, room) as (
                    select rk, 0::bigint, any_value(whole) from crowded group by rk
                    union all
                    select c.rk, min(c.n), any_value(taken.room) - arg_min(c.amount, c.n)
                    from taken join crowded c on c.rk = taken.rk and c.n > taken.n and c.amount <= taken.room group by c.rk)
                select k, id from crowded anti join taken using (rk, n)
                union all
                select k, id from chain where fixed = 'EXCEEDS_REDEMPTION'""");
        engine.run("""
                create table given_back as
                select rk, arg_max(t, row(%1$s)) as t from chain anti join exceeding using (k)
                group by rk, whole having sum(amount) = whole and arg_max(returned, row(%1$s)) = 1""".formatted(ORDER));
    }

    private void refunds() {
        move("refund", FileKind.REFUNDS, "UNKNOWN_REDEMPTION", """
                select f.k, f.id from refund f anti join (select k from chain semi join redemption on redemption.k = chain.rk) c using (k)""");
        move("refund", FileKind.REFUNDS, "EXCEEDS_REDEMPTION", "select f.k, f.id from refund f semi join exceeding e using (k)");
    }

    /**
     * DUPLICATE_ID: of the rows with one id only the first stays. Only where two also share the instant, the records are
     * read. A row that was found a duplicate for good has no claim to the first place: the row before it may belong to no
     * phase, and so not be final.
     */
    void once(String table, FileKind kind) {
        engine.run("create or replace table again as select hash(id) as h from " + table + " group by h having count(*) > 1");
        if (engine.number("select count(*) from again") == 0) {
            return;
        }
        String same = "select k from " + table + " where hash(id) in (select h from again) qualify count(*) over (partition by id, t) > 1";
        String records = staging.records(same);
        move(table, kind, "DUPLICATE_ID", """
                select k, id from (
                    select a.k, a.id, row_number() over (partition by a.id order by coalesce(a.fixed, 'DUPLICATE_ID') = 'DUPLICATE_ID', a.t, r.record, a.k) as n
                    from %s a left join %s r using (k) where hash(a.id) in (select h from again))
                where n > 1""".formatted(table, records));
    }

    /** The rules that look at one row alone: the first that applies is its reason. */
    private void byRow(String table, FileKind kind, Map<String, String> reasons, String rows) {
        String cases = reasons.entrySet().stream().map(r -> "when " + r.getValue() + " then '" + r.getKey() + "'")
                .collect(Collectors.joining("\n    "));
        String names = reasons.keySet().stream().map(Engine::text).collect(Collectors.joining(", "));
        long moved = engine.run("""
                insert into refused select %d, k, id, reason from (
                    select k, id, case when fixed in (%s) then fixed when fixed is not null then null
                    %s end as reason from %s)
                where reason is not null""".formatted(kind.ordinal(), names, cases, rows));
        drop(table, kind, moved);
    }

    /** A rule over many rows: refuses what the query finds, and what was refused for this reason when it was made final. */
    private void move(String table, FileKind kind, String reason, String found) {
        long moved = engine.run(finality.any() ? """
                insert into refused
                select %1$d, x.k, x.id, '%2$s' from %3$s x left join (%4$s) found using (k)
                where case when x.fixed is null then found.k is not null else x.fixed = '%2$s' end"""
                .formatted(kind.ordinal(), reason, table, found)
                : "insert into refused select %d, k, id, '%s' from (%s)".formatted(kind.ordinal(), reason, found));
        drop(table, kind, moved);
    }

    private void drop(String table, FileKind kind, long moved) {
        if (moved > 0) {
            engine.run("delete from " + table + " where k in (select k from refused where kind = " + kind.ordinal() + ")");
        }
    }
}

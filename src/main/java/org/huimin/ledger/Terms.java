package org.huimin.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huimin.kernel.Period;

/** Puts the programme's rules and the directory before the engine, as small tables and named expressions. */
final class Terms {

    private static final long ALWAYS = Long.MAX_VALUE;
    private static final long DAY = 86_400_000_000L;
    private static final long EAST = 8 * 3_600_000_000L;

    private final Engine engine;
    private final Staging staging;

    Terms(Engine engine, Staging staging) {
        this.engine = engine;
        this.staging = staging;
    }

    void load(LedgerRules rules, List<StoreInterval> stores) {
        engine.run("create table refused (kind tinyint, k bigint, id varchar, reason varchar)");
        engine.run("create table malformed as select * from " + staging.malformed());
        vouchers(rules);
        phases(rules);
        directory(stores);
        engine.run("create macro day_of(t) as (t + " + EAST + ") // " + DAY);
        engine.run("create macro outside(place) as " + (rules.places().isEmpty() ? "false" : "place is not null and place not in ("
                + String.join(", ", rules.places().stream().map(p -> String.valueOf(Integer.parseInt(p))).toList()) + ")"));
    }

    private void vouchers(LedgerRules rules) {
        engine.run("create table voucher as select * from " + staging.table("vouchers", """
                {'tp': 'SMALLINT', 'type': 'VARCHAR', 'code': 'VARCHAR', 'phase': 'SMALLINT', 'industry': 'VARCHAR', 'fixed_face': 'BOOLEAN',
                 'face': 'BIGINT', 'threshold': 'BIGINT', 'valid': 'BIGINT', 'quantity': 'BIGINT'}""", out -> {
            int number = 0;
            for (LedgerRules.Quantity quantity : rules.quantities()) {
                LedgerRules.Type type = rules.type(quantity.type());
                out.put(number++).put(type.code()).put(quantity.phase()).put(quantity.phase()).put(type.industry())
                        .put(String.valueOf(type.kind() == LedgerRules.Kind.FIXED)).put(type.face().fen()).put(type.threshold().fen());
                (type.validDays() == null ? out.nothing() : out.put(type.validDays() * DAY)).put(quantity.count()).endRow();
            }
        }));
    }

    private void phases(LedgerRules rules) {
        engine.run("create table phase as select * from " + staging.table("phases", "{'phase': 'SMALLINT', 'code': 'VARCHAR'}", out -> {
            for (LedgerRules.Phase phase : rules.phases()) {
                out.put(phase.number()).put(phase.number()).endRow();
            }
        }));
        StringBuilder opens = new StringBuilder("case phase");
        StringBuilder closes = new StringBuilder("case phase");
        for (LedgerRules.Phase phase : rules.phases()) {
            opens.append(" when ").append(phase.number()).append(" then ").append(begin(phase.first()));
            closes.append(" when ").append(phase.number()).append(" then case");
            for (int i = phase.ends().size() - 1; i > 0; i--) {
                LedgerRules.End end = phase.ends().get(i);
                closes.append(" when t >= ").append(begin(end.since())).append(" then ").append(begin(end.last().plusDays(1)));
            }
            closes.append(" when true then ").append(begin(phase.ends().get(0).last().plusDays(1))).append(" end");
        }
        engine.run("create macro opens(phase) as " + (rules.phases().isEmpty() ? "null" : opens + " end"));
        engine.run("create macro closes(phase, t) as " + (rules.phases().isEmpty() ? "null" : closes + " end"));
    }

    /** {@code presence}: when a shop takes part at all; {@code admission}: when in which industry. Each without overlaps. */
    private void directory(List<StoreInterval> stores) {
        Map<String, Integer> numbers = new HashMap<>();
        Map<List<String>, List<StoreInterval>> presence = new HashMap<>();
        Map<List<String>, List<StoreInterval>> admission = new HashMap<>();
        for (StoreInterval interval : stores) {
            numbers.putIfAbsent(interval.store(), numbers.size());
            presence.computeIfAbsent(List.of(interval.store()), s -> new ArrayList<>()).add(interval);
            admission.computeIfAbsent(List.of(interval.store(), interval.industry()), s -> new ArrayList<>()).add(interval);
        }
        engine.run("create table store as select * from " + staging.table("stores", "{'s': 'INTEGER', 'store': 'VARCHAR'}", out -> {
            for (Map.Entry<String, Integer> store : numbers.entrySet()) {
                out.put(store.getValue()).put(store.getKey()).endRow();
            }
        }));
        String columns = "'opens': 'BIGINT', 'closes': 'BIGINT'}";
        engine.run("create table presence as select * from " + staging.table("presence", "{'s': 'INTEGER', " + columns, out -> {
            for (var store : presence.entrySet()) {
                for (Map.Entry<Long, Long> span : merged(store.getValue()).entrySet()) {
                    out.put(numbers.get(store.getKey().get(0))).put(span.getKey()).put(span.getValue()).endRow();
                }
            }
        }));
        engine.run("create table admission as select * from " + staging.table("admission", "{'s': 'INTEGER', 'industry': 'VARCHAR', " + columns, out -> {
            for (var store : admission.entrySet()) {
                for (Map.Entry<Long, Long> span : merged(store.getValue()).entrySet()) {
                    out.put(numbers.get(store.getKey().get(0))).put(store.getKey().get(1)).put(span.getKey()).put(span.getValue()).endRow();
                }
            }
        }));
    }

    private static TreeMap<Long, Long> merged(List<StoreInterval> intervals) {
        TreeMap<Long, Long> spans = new TreeMap<>();
        intervals.stream().sorted((a, b) -> a.admittedAt().compareTo(b.admittedAt())).forEach(interval -> {
            long opens = Grammar.micros(interval.admittedAt());
            long closes = interval.removedAt() == null ? ALWAYS : Grammar.micros(interval.removedAt());
            Map.Entry<Long, Long> last = spans.lastEntry();
            if (closes > opens) {
                if (last != null && opens <= last.getValue()) {
                    spans.put(last.getKey(), Math.max(last.getValue(), closes));
                } else {
                    spans.put(opens, closes);
                }
            }
        });
        return spans;
    }

    private static long begin(LocalDate day) {
        return Grammar.micros(day.atStartOfDay(Period.ZONE).toInstant());
    }
}

package org.huimin.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What earlier freezes made final: their rows keep their verdict; claims and redemptions of a frozen phase that came in
 * later files are set aside as differences; refunds that came later are judged and marked late.
 */
final class Finality {

    private final Engine engine;
    private final Staging staging;
    private final List<FrozenPhase> frozen;

    Finality(Engine engine, Staging staging, List<FrozenPhase> frozen) {
        this.engine = engine;
        this.staging = staging;
        this.frozen = frozen;
    }

    boolean any() {
        return !frozen.isEmpty();
    }

    void load() {
        engine.run("create table difference (kind tinyint, k bigint, id varchar)");
        if (!any()) {
            return;
        }
        Map<String, Integer> numbers = new HashMap<>();
        staging.files().forEach(f -> numbers.put(f.kind() + f.source().name(), f.number()));
        engine.run("create table frozen_file as select * from " + staging.table("frozen-files", "{'phase': 'SMALLINT', 'file': 'INTEGER'}", out -> {
            for (FrozenPhase phase : frozen) {
                for (Staging.Numbered file : staging.files()) {
                    if (phase.files().contains(file.source().name())) {
                        out.put(phase.phase()).put(file.number()).endRow();
                    }
                }
            }
        }));
        engine.run("create table frozen_phase as select unnest([" + String.join(", ",
                frozen.stream().map(f -> String.valueOf(f.phase())).toList()) + "])::smallint as phase");
        engine.run("create table frozen_refused as select * from " + staging.table("frozen-refused",
                "{'phase': 'SMALLINT', 'kind': 'TINYINT', 'k': 'BIGINT', 'reason': 'VARCHAR'}", out -> {
                    for (FrozenPhase phase : frozen) {
                        for (RefusedRow row : phase.refused()) {
                            Integer number = numbers.get(row.kind() + row.file());
                            if (number != null) {
                                out.put(phase.phase()).put(row.kind().ordinal()).put(((long) number << PlainRows.FILE_SHIFT) + row.line())
                                        .put(row.reason()).endRow();
                            }
                        }
                    }
                }));
    }

    void claims() {
        fix("claim", FileKind.CLAIMS, "select k, phase from claim");
        setAside("claim", FileKind.CLAIMS, "select k, phase from claim");
    }

    void redemptions() {
        String phases = "select r.k, v.phase from redemption r join voucher v using (tp)";
        fix("redemption", FileKind.REDEMPTIONS, phases);
        setAside("redemption", FileKind.REDEMPTIONS, phases);
    }

    void refunds() {
        fix("refund", FileKind.REFUNDS, "select f.k, v.phase from refund f join redemption r on r.id = f.redemption join voucher v on v.tp = r.tp");
    }

    /** True for a refund of a frozen phase that came in a later file. */
    String late() {
        return any() ? "v.phase in (select phase from frozen_phase) and (v.phase, (f.k >> %d)::integer) not in (select (phase, file) from frozen_file)"
                .formatted(PlainRows.FILE_SHIFT) : "false";
    }

    private void fix(String table, FileKind kind, String phases) {
        if (any()) {
            engine.run("""
                    update %s set fixed = f.verdict from (
                        select p.k, coalesce(min(x.reason), 'ACCEPTED') as verdict from (%s) p
                        join frozen_file l on l.phase = p.phase and l.file = p.k >> %d
                        left join frozen_refused x on x.phase = p.phase and x.kind = %d and x.k = p.k group by p.k) f
                    where f.k = %1$s.k""".replace("%1$s", table).formatted(table, phases, PlainRows.FILE_SHIFT, kind.ordinal()));
        }
    }

    private void setAside(String table, FileKind kind, String phases) {
        if (any()) {
            engine.run("""
                    insert into difference
                    select %d, x.k, x.id from %s x join (%s) p using (k)
                    where x.fixed is null and p.phase in (select phase from frozen_phase)""".formatted(kind.ordinal(), table, phases));
            engine.run("delete from %s where k in (select k from difference where kind = %d)".formatted(table, kind.ordinal()));
        }
    }
}

package org.huimin.programme;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Kept;
import org.huimin.kernel.Refused;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps the programmes that are read all day. A transaction that changes one reads it anew, and the shelf forgets it when
 * that transaction ends, whichever way; nothing read before that moment is put back.
 */
@Component
class SpecShelf {

    private final Programmes programmes;
    private final ProgrammeChanges changes;
    private final JdbcTemplate jdbc;
    private final Map<String, Kept<ProgrammeSpec>> shelf = new ConcurrentHashMap<>();

    SpecShelf(Programmes programmes, ProgrammeChanges changes, JdbcTemplate jdbc) {
        this.programmes = programmes;
        this.changes = changes;
        this.jdbc = jdbc;
    }

    ProgrammeSpec spec(CaseRef in) {
        String root = in.root().value();
        if (TransactionSynchronizationManager.hasResource(new Changed(this, root))) {
            return load(root);
        }
        Kept<ProgrammeSpec> kept = shelf.get(root);
        if (kept != null) {
            return kept.get();
        }
        Kept<ProgrammeSpec> first = new Kept<>(() -> stamp(root), () -> load(root));
        ProgrammeSpec spec = first.get();
        shelf.putIfAbsent(root, first);
        return spec;
    }

    /** Another once the programme's file is taken in anew or changed, or a place is won; empty of one that is not written yet. */
    private String stamp(String root) {
        return jdbc.query("select p.spec_version, (select max(c.id) from programme_change c where c.case_ref = p.case_ref), (select count(w.enterprise)"
                + " from programme_platform w where w.case_ref = p.case_ref) from programme p where p.case_ref = ?",
                (row, n) -> row.getInt(1) + " " + row.getLong(2) + " " + row.getInt(3), root).stream().findFirst().orElse("");
    }

    /** To be called in the transaction that changes the programme. */
    void changed(CaseRef in) {
        String root = in.root().value();
        Changed mark = new Changed(this, root);
        if (TransactionSynchronizationManager.hasResource(mark)) {
            return;
        }
        TransactionSynchronizationManager.bindResource(mark, Boolean.TRUE);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(mark);
                Optional.ofNullable(shelf.get(root)).ifPresent(Kept::forget);
            }
        });
    }

    private ProgrammeSpec load(String root) {
        Programme programme = programmes.findById(root).orElseThrow(() -> Refused.absent("没有编号为“" + root + "”的活动。"));
        ProgrammeSpec spec = ProgrammeFile.bind(programme.spec()).withWinners(winners(root));
        List<ProgrammeChange> dated = changes.findByCaseRefOrderById(root);
        return dated.isEmpty() ? spec
                : spec.withChanges(Stream.concat(spec.changes().stream(), dated.stream().map(ProgrammeChange::value)).toList());
    }

    private Map<String, String> winners(String root) {
        Map<String, String> winners = new HashMap<>();
        jdbc.query("select platform, enterprise from programme_platform where case_ref = ? and enterprise is not null",
                row -> { winners.put(row.getString(1), row.getString(2)); }, root);
        return winners;
    }

    private record Changed(SpecShelf shelf, String root) { }
}

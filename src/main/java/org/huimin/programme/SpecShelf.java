package org.huimin.programme;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
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
    private final Map<String, ProgrammeSpec> shelf = new ConcurrentHashMap<>();
    private long generation;

    SpecShelf(Programmes programmes, ProgrammeChanges changes) {
        this.programmes = programmes;
        this.changes = changes;
    }

    ProgrammeSpec spec(CaseRef in) {
        String root = in.root().value();
        if (TransactionSynchronizationManager.hasResource(new Changed(this, root))) {
            return load(root);
        }
        ProgrammeSpec kept = shelf.get(root);
        if (kept != null) {
            return kept;
        }
        long before = generation();
        ProgrammeSpec read = load(root);
        keep(root, read, before);
        return read;
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
                forget(root);
            }
        });
    }

    private ProgrammeSpec load(String root) {
        Programme programme = programmes.findById(root).orElseThrow(() -> Refused.absent("没有编号为“" + root + "”的活动。"));
        ProgrammeSpec spec = ProgrammeFile.bind(programme.spec());
        List<ProgrammeChange> dated = changes.findByCaseRefOrderById(root);
        return dated.isEmpty() ? spec
                : spec.withChanges(Stream.concat(spec.changes().stream(), dated.stream().map(ProgrammeChange::value)).toList());
    }

    private synchronized long generation() {
        return generation;
    }

    private synchronized void keep(String root, ProgrammeSpec spec, long before) {
        if (generation == before) {
            shelf.put(root, spec);
        }
    }

    private synchronized void forget(String root) {
        generation++;
        shelf.remove(root);
    }

    private record Changed(SpecShelf shelf, String root) { }
}

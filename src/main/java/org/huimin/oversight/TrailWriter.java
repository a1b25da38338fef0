package org.huimin.oversight;

import java.lang.reflect.RecordComponent;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huimin.kernel.Fact;
import org.huimin.kernel.Stamp;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes every fact into the trail of its programme, in the transaction in which it happened. The entries of a
 * transaction are numbered and chained together as its last statements, so that a chain is locked only for a moment.
 */
@Component
class TrailWriter {

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final PendingChanges changes;
    private final SecureRandom random = new SecureRandom();

    TrailWriter(JdbcTemplate jdbc, Clock clock, PendingChanges changes) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.changes = changes;
    }

    @EventListener
    void on(Fact fact) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("a fact outside a transaction would not be in the trail: " + fact.factName());
        }
        Noted noted = new Noted(fact, clock.instant().truncatedTo(ChronoUnit.MICROS));
        Notes notes = (Notes) TransactionSynchronizationManager.getResource(this);
        if (notes == null) {
            notes = new Notes();
            TransactionSynchronizationManager.bindResource(this, notes);
            TransactionSynchronizationManager.registerSynchronization(notes);
        }
        notes.add(noted);
    }

    private record Noted(Fact fact, Instant at) { }

    /** The facts of one transaction, until they are written. */
    private final class Notes implements TransactionSynchronization {

        private List<Noted> waiting = new ArrayList<>();
        private boolean written;

        void add(Noted noted) {
            waiting.add(noted);
            if (written) {
                write();
            }
        }

        /** After everybody else who still has something to say before the commit. */
        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            changes.flush();
            write();
            written = true;
        }

        private void write() {
            Map<String, List<Noted>> chains = new TreeMap<>();
            waiting.forEach(noted -> chains.computeIfAbsent(noted.fact().about().root().value(), chain -> new ArrayList<>()).add(noted));
            waiting = new ArrayList<>();
            chains.forEach(TrailWriter.this::append);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(TrailWriter.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(TrailWriter.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(TrailWriter.this);
        }
    }

    private void append(String chain, List<Noted> facts) {
        TrailHead head = lockedHead(chain);
        List<Object[]> rows = new ArrayList<>();
        for (Noted noted : facts) {
            Fact fact = noted.fact();
            String about = fact.about().value();
            String content = CanonicalJson.of(fact.withheld() ? named(fact) : fact);
            String salt = salt();
            String digest = TrailEntry.digestOf(salt, about, fact.by(), content);
            TrailLine line = TrailLine.after(head, noted.at(), fact.withheld() ? TrailEntry.WITHHELD : fact.factName(), digest);
            rows.add(new Object[] {chain, line.seq(), Stamp.of(line.at()), line.fact(), about, fact.by(), content, salt,
                    digest, line.prev(), line.hash()});
            head = line.head();
        }
        jdbc.batchUpdate("""
                insert into trail_entry (chain, seq, at, fact, about, actor, content, salt, content_digest, prev_hash, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows);
        jdbc.update("update trail_head set seq = ?, hash = ? where chain = ?", head.seq(), head.hash(), chain);
    }

    /** What it is stands inside, under the digest, where its name is not published. */
    private static Map<String, Object> named(Fact fact) {
        Map<String, Object> named = new TreeMap<>(Map.of(TrailEntry.NAME, fact.factName()));
        try {
            for (RecordComponent value : fact.getClass().getRecordComponents()) {
                named.put(value.getName(), value.getAccessor().invoke(fact));
            }
            return named;
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException("a fact is a record that its own module can read: " + fact.factName(), unreadable);
        }
    }

    /** The head, ours until the commit. A chain's first entry creates it; whoever comes second waits and goes on from there. */
    private TrailHead lockedHead(String chain) {
        List<TrailHead> heads = heads(chain);
        if (heads.isEmpty()) {
            // takes the exclusive lock at once, which "insert ignore" would not: two waiting writers would deadlock
            jdbc.update("insert into trail_head (chain, seq, hash) values (?, 0, ?) on duplicate key update seq = seq",
                    chain, TrailLine.NOTHING_BEFORE);
            heads = heads(chain);
        }
        return heads.get(0);
    }

    private List<TrailHead> heads(String chain) {
        return jdbc.query("select chain, seq, hash from trail_head where chain = ? for update",
                (row, number) -> new TrailHead(row.getString("chain"), row.getLong("seq"), row.getString("hash")), chain);
    }

    private String salt() {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}

package org.huimin.oversight;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** Reading the trail: for supervision its pages, for everybody its published form. */
@Service
public class TrailRegister {

    private static final int BATCH = 1000;
    private static final String COLUMNS = "select * from trail_entry ";

    private final JdbcTemplate jdbc;

    TrailRegister(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty where nothing has happened yet. Every case inside a programme is on the programme's chain. */
    public Optional<TrailHead> head(CaseRef caseRef) {
        return jdbc.query("select chain, seq, hash from trail_head where chain = ? and seq > 0",
                (row, number) -> new TrailHead(row.getString("chain"), row.getLong("seq"), row.getString("hash")),
                caseRef.root().value()).stream().findFirst();
    }

    /** All chains, the house's included. */
    public List<TrailHead> heads() {
        return jdbc.query("select chain, seq, hash from trail_head where seq > 0 order by chain",
                (row, number) -> new TrailHead(row.getString("chain"), row.getLong("seq"), row.getString("hash")));
    }

    /** A page of the chain, newest first: the entries before {@code before}; {@link Long#MAX_VALUE} for the first page. */
    public List<TrailEntry> page(CaseRef chain, long before, int size) {
        return jdbc.query(COLUMNS + "where chain = ? and seq < ? order by seq desc limit ?", TrailRegister::read,
                chain.root().value(), before, size);
    }

    /** What happened to exactly this case, newest first. */
    public List<TrailEntry> about(CaseRef caseRef, long before, int size) {
        return jdbc.query(COLUMNS + "where about = ? and seq < ? order by seq desc limit ?", TrailRegister::read,
                caseRef.value(), before, size);
    }

    /** The whole chain, oldest first: for whoever looks it over at once. */
    public List<TrailEntry> all(CaseRef chain) {
        return jdbc.query(COLUMNS + "where chain = ? order by seq", TrailRegister::read, chain.root().value());
    }

    /** One entry; empty where there is none. */
    public Optional<TrailEntry> entry(CaseRef chain, long seq) {
        return jdbc.query(COLUMNS + "where chain = ? and seq = ?", TrailRegister::read, chain.root().value(), seq).stream().findFirst();
    }

    /** What was last recorded under the same name about the same case before this entry; empty where nothing was. */
    public Optional<TrailEntry> before(TrailEntry entry) {
        return jdbc.query(COLUMNS + "where about = ? and seq < ? and fact = ? and chain = ? order by seq desc limit ?", TrailRegister::read,
                entry.about(), entry.seq(), entry.published(), entry.chain(), entry.published().equals(entry.fact()) ? 1 : BATCH).stream()
                .filter(earlier -> earlier.fact().equals(entry.fact())).findFirst();
    }

    /** Writes the published form: one JSON line per entry, from the first; never contents, never accounts. */
    public TrailHead export(CaseRef chain, OutputStream out) {
        return export(chain, out, entry -> entry.line().json());
    }

    private TrailHead export(CaseRef chain, OutputStream out, Function<TrailEntry, String> line) {
        TrailHead head = new TrailHead(chain.root().value(), 0, TrailLine.NOTHING_BEFORE);
        try {
            Writer lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            List<TrailEntry> batch;
            do {
                batch = after(head);
                for (TrailEntry entry : batch) {
                    lines.write(line.apply(entry));
                    lines.write('\n');
                    head = entry.line().head();
                }
            } while (batch.size() == BATCH);
            lines.flush();
            return head;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Writes everything the chain holds, contents and accounts too, one JSON line per entry: for whoever may read them and wants to keep them elsewhere. */
    public TrailHead exportWhole(CaseRef chain, OutputStream out) {
        return export(chain, out, TrailEntry::json);
    }

    /** Recomputes the whole chain from the database, contents too, up to its head. */
    public TrailFile.Result check(CaseRef chain) {
        TrailHead expected = head(chain).orElse(new TrailHead(chain.root().value(), 0, TrailLine.NOTHING_BEFORE));
        TrailWalk walk = new TrailWalk(expected);
        long last = Long.MIN_VALUE;
        List<TrailEntry> batch;
        do {
            batch = jdbc.query(COLUMNS + "where chain = ? and seq > ? order by seq limit ?", TrailRegister::read,
                    expected.chain(), last, BATCH);
            for (TrailEntry entry : batch) {
                last = entry.seq();
                TrailLine line = entry.line();
                walk.step(line, line.hashed());
                walk.content(entry);
            }
        } while (batch.size() == BATCH && walk.holds());
        return walk.end();
    }

    private List<TrailEntry> after(TrailHead head) {
        return jdbc.query(COLUMNS + "where chain = ? and seq > ? order by seq limit ?", TrailRegister::read,
                head.chain(), head.seq(), BATCH);
    }

    /** What was recorded first under this name about exactly this case; empty where nothing was. */
    public Optional<TrailEntry> first(CaseRef caseRef, String fact) {
        return jdbc.query(COLUMNS + "where about = ? and fact = ? and chain = ? order by seq limit 1", TrailRegister::read, caseRef.value(), fact,
                caseRef.root().value()).stream().findFirst();
    }

    private static TrailEntry read(ResultSet row, int number) throws SQLException {
        return new TrailEntry(row.getString("chain"), row.getLong("seq"), Stamp.read(row, "at"),
                TrailEntry.nameOf(row.getString("fact"), row.getString("content")), row.getString("fact"), row.getString("about"), row.getString("actor"), row.getString("content"), row.getString("salt"),
                row.getString("content_digest"), row.getString("prev_hash"), row.getString("hash"));
    }
}

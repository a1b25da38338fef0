package org.huimin.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.kernel.StorageAway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.util.unit.DataSize;

/** Files people hand in: judged before anybody reads them, kept by their checksum, never changed. */
@Service
public class Attachments {

    private static final String COLUMNS =
            "select id, case_ref, name, size_bytes, media_type, sha256, stored_by, stored_at from attachment ";

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final FileStore store;
    private final long limit;
    private final FileJudge judge = new FileJudge(ZipGuard.USUAL, GzipGuard.USUAL);

    Attachments(JdbcTemplate jdbc, Clock clock, ApplicationEventPublisher events,
                @Value("${huimin.storage:./data/files}") String storage,
                @Value("${huimin.upload-limit:100MB}") String limit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.store = new FileStore(Path.of(storage));
        this.limit = DataSize.parse(limit).toBytes();
    }

    /**
     * Takes a file in. If the transaction is rolled back its bytes stay without a row, which harms nobody.
     *
     * @throws Refused with a sentence where the file is not fit to be kept
     */
    @Act
    public Attachment store(Actor actor, CaseRef caseRef, String filename, InputStream content) {
        String name = FileName.harmless(filename);
        try (FileStore.Received received = store.receive(content, limit)) {
            judgeSize(name, received);
            FileKind kind = judge.judge(name, received.file());
            store.keep(received);
            return register(actor, new Attachment(UUID.randomUUID().toString(), caseRef, name, received.size(),
                    kind.mediaType(), received.sha256(), actor.account(), Stamp.now(clock)));
        } catch (IOException outage) {
            throw new StorageAway(outage);
        }
    }

    /** Whether a file would be taken in, which is not done. @throws Refused with the sentence that {@link #store} would say */
    public void judge(String filename, Path file) {
        String name = FileName.harmless(filename);
        try {
            long size = Files.size(file);
            judgeSize(name, new FileStore.Received(file, size, "", size <= limit));
            judge.judge(name, file);
        } catch (IOException outage) {
            throw new StorageAway(outage);
        }
    }

    /** Whoever writes a file of the house's own. */
    @FunctionalInterface
    public interface Writer {
        void write(OutputStream out) throws IOException;
    }

    /** Keeps a packed table that the house has made out of somebody's file; nobody handed it in, and so nobody judges it. */
    @Act
    public Attachment derive(Actor actor, CaseRef caseRef, String filename, Writer writer) {
        try (FileStore.Received written = store.write(out -> {
            try (OutputStream packed = new GZIPOutputStream(out, 1 << 16)) {
                writer.write(packed);
            }
        })) {
            store.keep(written);
            return register(actor, new Attachment(UUID.randomUUID().toString(), caseRef, FileName.harmless(filename), written.size(),
                    FileKind.GZIP.mediaType(), written.sha256(), actor.account(), Stamp.now(clock)));
        } catch (IOException outage) {
            throw new StorageAway(outage);
        }
    }

    /** Whether files can be kept just now. */
    public boolean isKeeping() {
        return store.isKeeping();
    }

    /** The largest file that is taken, in mebibytes; pages say so before anybody chooses one. */
    public long limitMiB() {
        return limit >> 20;
    }

    /**
     * Takes in a file that the house unpacked for whoever handed it in; judged as any other.
     *
     * @throws Refused as {@link #store(Actor, CaseRef, String, InputStream)}
     */
    @Act
    public Attachment unpack(Actor actor, CaseRef caseRef, String filename, Writer writer) {
        String name = FileName.harmless(filename);
        try (FileStore.Received written = store.write(writer::write)) {
            judgeSize(name, written);
            FileKind kind = judge.judge(name, written.file());
            store.keep(written);
            return register(actor, new Attachment(UUID.randomUUID().toString(), caseRef, name, written.size(), kind.mediaType(), written.sha256(),
                    actor.account(), Stamp.now(clock)));
        } catch (IOException outage) {
            throw new StorageAway(outage);
        }
    }

    private void judgeSize(String name, FileStore.Received received) {
        if (received.size() == 0) {
            throw Refused.invalid("file.empty", "file", name, "文件“" + name + "”是空的，请检查后重新上传。");
        }
        if (!received.complete()) {
            throw Refused.invalid("file.too-large", "file", name, "文件“" + name + "”超过上限 " + (limit >> 20) + " MB，请压缩或拆分后上传。");
        }
    }

    private Attachment register(Actor actor, Attachment file) {
        jdbc.update("""
                insert into attachment (id, case_ref, name, size_bytes, media_type, sha256, stored_by, stored_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""", file.id(), file.caseRef().value(), file.name(), file.size(),
                file.mediaType(), file.sha256(), file.storedBy(), Stamp.of(file.storedAt()));
        events.publishEvent(new AttachmentFact.AttachmentStored(file.caseRef(), actor.account(), file.id(), file.sha256(),
                file.size(), file.mediaType()));
        return file;
    }

    /** @throws Refused (absent) where there is none */
    public Attachment get(String id) {
        return find(id).orElseThrow(() -> Refused.absent("没有编号为“" + id + "”的附件。"));
    }

    public Optional<Attachment> find(String id) {
        return jdbc.query(COLUMNS + "where id = ?", Attachments::read, id).stream().findFirst();
    }

    /** Those of these there are, in the order asked for; in one statement, however many. */
    public List<Attachment> all(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.query(COLUMNS + "where id in (" + String.join(",", Collections.nCopies(ids.size(), "?")) + ")", Attachments::read, ids.toArray())
                .stream().sorted(Comparator.comparingInt(a -> ids.indexOf(a.id()))).toList();
    }

    /** The content, for reading; the caller closes it. */
    public InputStream open(String id) {
        try {
            return Files.newInputStream(path(id));
        } catch (IOException outage) {
            throw new StorageAway(outage);
        }
    }

    /** Where the content lies, for whoever must read it in place; nobody writes there. */
    public Path path(String id) {
        return store.path(get(id).sha256());
    }

    /** Oldest first. */
    public List<Attachment> ofCase(CaseRef caseRef) {
        return jdbc.query(COLUMNS + "where case_ref = ? order by stored_at, id", Attachments::read, caseRef.value());
    }

    private static Attachment read(ResultSet row, int number) throws SQLException {
        return new Attachment(row.getString("id"), CaseRef.of(row.getString("case_ref")), row.getString("name"),
                row.getLong("size_bytes"), row.getString("media_type"), row.getString("sha256"), row.getString("stored_by"),
                Stamp.read(row, "stored_at"));
    }
}

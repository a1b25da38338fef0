package org.huimin.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.huimin.kernel.Refused;

/**
 * Brings delivered files into the engine: every file is read once into plain rows (two at a time), which the engine then
 * loads. Files are numbered by name, so that the order in which they were handed in shows nowhere.
 */
final class Staging {

    /** One file of the judgement. */
    record Numbered(int number, FileKind kind, FileSource source) { }

    private static final Map<FileKind, String> COLUMNS = Map.of(
            FileKind.CLAIMS, "{'k': 'BIGINT', 'id': 'VARCHAR', 'type': 'VARCHAR', 'phase': 'VARCHAR', 'consumer': 'VARCHAR', "
                    + "'t': 'BIGINT', 'place': 'INTEGER', 'dies': 'BIGINT'}",
            FileKind.REDEMPTIONS, "{'k': 'BIGINT', 'id': 'VARCHAR', 'voucher': 'VARCHAR', 'store': 'VARCHAR', 'paid': 'BIGINT', "
                    + "'amount': 'BIGINT', 'by_platform': 'BIGINT', 'by_merchant': 'BIGINT', 't': 'BIGINT', 'place': 'INTEGER'}",
            FileKind.REFUNDS, "{'k': 'BIGINT', 'id': 'VARCHAR', 'redemption': 'VARCHAR', 'paid_back': 'BIGINT', 'amount': 'BIGINT', "
                    + "'t': 'BIGINT', 'returned': 'TINYINT'}",
            FileKind.BANK, "{'k': 'BIGINT', 'id': 'VARCHAR', 't': 'BIGINT', 'direction': 'VARCHAR', 'amount': 'BIGINT', 'purpose': 'VARCHAR'}");

    private final Engine engine;
    private final Path workplace;
    private final LedgerRules rules;
    private final List<Numbered> files = new ArrayList<>();
    private final Map<Integer, Long> counts = new ConcurrentHashMap<>();
    private final Map<Integer, String> digests = new ConcurrentHashMap<>();

    Staging(Engine engine, Path workplace, LedgerRules rules, LedgerFiles delivered) {
        this.engine = engine;
        this.workplace = workplace;
        this.rules = rules;
        number(FileKind.CLAIMS, delivered.claims());
        number(FileKind.REDEMPTIONS, delivered.redemptions());
        number(FileKind.REFUNDS, delivered.refunds());
        number(FileKind.BANK, delivered.bank());
    }

    private void number(FileKind kind, List<FileSource> sources) {
        sources.stream().sorted((a, b) -> a.name().compareTo(b.name()))
                .forEach(source -> files.add(new Numbered(files.size(), kind, source)));
    }

    List<Numbered> files() {
        return files;
    }

    Numbered file(int number) {
        return files.get(number);
    }

    /** How many rows a file has, malformed ones too. */
    long rows(Numbered file) {
        return counts.get(file.number());
    }

    /** Reads all files. @throws Refused where one cannot be used; nothing of the others counts then */
    void read() {
        ExecutorService readers = Executors.newFixedThreadPool(Engine.THREADS);
        try {
            List<Future<?>> reading = new ArrayList<>();
            for (Numbered file : files) {
                reading.add(readers.submit(() -> {
                    read(file);
                    return null;
                }));
            }
            for (Future<?> one : reading) {
                one.get();
            }
            refuseSameTwice();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            readers.shutdownNow();
        }
    }

    private void read(Numbered file) throws IOException {
        boolean only = files.stream().filter(f -> f.kind() == file.kind()).count() == 1;
        Digested source = new Digested(file.source());
        try (TabWriter rows = new TabWriter(create(rowsOf(file))); TabWriter malformed = new TabWriter(create(malformedOf(file)))) {
            long count = PlainRows.write(file.kind(), file.number(), only ? file.source() : source, rules.required(file.kind()), rows, malformed);
            counts.put(file.number(), count);
        }
        if (!only) {
            digests.put(file.number(), source.digest());
        }
    }

    /** The plain rows of a kind, to be selected from. */
    String rows(FileKind kind) {
        List<Path> paths = files.stream().filter(f -> f.kind() == kind).map(this::rowsOf).toList();
        return plain(paths.isEmpty() ? List.of(empty()) : paths, COLUMNS.get(kind));
    }

    String malformed() {
        List<Path> paths = files.stream().map(this::malformedOf).toList();
        return plain(paths.isEmpty() ? List.of(empty()) : paths, "{'kind': 'TINYINT', 'k': 'BIGINT'}");
    }

    /** Reads again, of the files they are in, the whole records of the rows a query names; for the engine to order them by. */
    String records(String keys) {
        Path path = workplace.resolve("records");
        try (TabWriter out = new TabWriter(create(path))) {
            Reread reread = new Reread(out);
            engine.each(keys + " order by k", row -> reread.want(row.getLong(1)));
            reread.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return plain(List.of(path), "{'k': 'BIGINT', 'record': 'VARCHAR'}");
    }

    /** Plain rows of ours. */
    String table(String name, String columns, RowWriter writer) {
        Path path = workplace.resolve(name);
        try (TabWriter out = new TabWriter(create(path))) {
            writer.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return plain(List.of(path), columns);
    }

    interface RowWriter {
        void write(TabWriter out) throws IOException;
    }

    private static String plain(List<Path> paths, String columns) {
        StringBuilder names = new StringBuilder();
        for (Path path : paths) {
            names.append(names.isEmpty() ? "" : ", ").append(Engine.text(path.toString()));
        }
        return "read_csv([" + names + "], auto_detect = false, header = false, delim = '\\t', quote = '', escape = '', "
                + "nullstr = '', new_line = '\\n', columns = " + columns + ")";
    }

    private Path rowsOf(Numbered file) {
        return workplace.resolve(file.number() + ".rows");
    }

    private Path malformedOf(Numbered file) {
        return workplace.resolve(file.number() + ".malformed");
    }

    private Path empty() {
        Path path = workplace.resolve("empty");
        try {
            if (!Files.exists(path)) {
                Files.createFile(path);
            }
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OutputStream create(Path path) throws IOException {
        return Files.newOutputStream(path);
    }

    private void refuseSameTwice() {
        Map<String, String> seen = new HashMap<>();
        for (Numbered file : files) {
            String digest = digests.get(file.number());
            String other = digest == null ? null : seen.put(file.kind() + digest, file.source().name());
            if (other != null) {
                throw Refused.conflict("ledger.same-file-twice", file.kind().label() + "文件“" + file.source().name() + "”与“" + other
                        + "”内容完全相同，同一文件不得重复报送。");
            }
        }
    }

    /** Walks through files and named rows side by side; both are in the order of the key. */
    private final class Reread implements AutoCloseable {

        private final TabWriter out;
        private DeliveredFile open;
        private int number = -1;

        private Reread(TabWriter out) {
            this.out = out;
        }

        void want(long key) {
            int wanted = (int) (key >> PlainRows.FILE_SHIFT);
            long line = key & (1L << PlainRows.FILE_SHIFT) - 1;
            if (wanted != number) {
                close();
                number = wanted;
                open = DeliveredFile.open(file(wanted).kind(), file(wanted).source(), rules.required(file(wanted).kind()));
            }
            while (open.next()) {
                if (open.line() == line) {
                    try {
                        out.put(key).put(HexFormat.of().formatHex(open.record())).endRow();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return;
                }
            }
            throw new IllegalStateException(file(wanted).source().name() + " has changed while it was judged");
        }

        @Override
        public void close() {
            if (open != null) {
                open.close();
            }
        }
    }

    /** Takes a file's digest while it is read. */
    private static final class Digested implements FileSource {

        private final FileSource source;
        private DigestInputStream in;

        private Digested(FileSource source) {
            this.source = source;
        }

        @Override
        public String name() {
            return source.name();
        }

        @Override
        public InputStream open() throws IOException {
            try {
                in = new DigestInputStream(source.open(), MessageDigest.getInstance("SHA-256"));
                return in;
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        private String digest() {
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }
}

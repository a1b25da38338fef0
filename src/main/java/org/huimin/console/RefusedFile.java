package org.huimin.console;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.huimin.ledger.RefusedRow;

/** Writes refused rows as {@code file,line,id,reason}; under its name only when kept. */
final class RefusedFile implements Consumer<RefusedRow>, AutoCloseable {

    private final Path path;
    private Path draft;
    private BufferedWriter out;

    /** @param path null to write nowhere */
    RefusedFile(Path path) {
        this.path = path;
    }

    @Override
    public void accept(RefusedRow row) {
        if (path != null) {
            try {
                writer().write(RefusedRow.csv(row));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void keep() throws IOException {
        if (path != null) {
            writer().close();
            OutFile.publish(draft, path);
        }
    }

    @Override
    public void close() throws IOException {
        if (draft != null) {
            out.close();
            Files.deleteIfExists(draft);
        }
    }

    private BufferedWriter writer() throws IOException {
        if (out == null) {
            draft = OutFile.draft(path);
            out = Files.newBufferedWriter(draft);
            out.write(RefusedRow.CSV_HEADER);
        }
        return out;
    }
}

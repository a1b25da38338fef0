package org.huimin.ledger;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a delivered file's bytes come from. It may be opened more than once and gives the same bytes each time. */
public interface FileSource {

    /** What refused rows and refusals call the file. */
    String name();

    InputStream open() throws IOException;

    /** A file on disk, called by its path as given. */
    static FileSource of(Path path) {
        return named(path.toString(), path);
    }

    static FileSource named(String name, Path path) {
        return new FileSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(path);
            }
        };
    }

    static FileSource of(String name, byte[] bytes) {
        return new FileSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}

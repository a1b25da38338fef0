package org.huimin.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A result appears under its name when it is complete, or not at all. */
final class OutFile {

    private OutFile() { }

    static void write(Path path, String text) throws IOException {
        Path draft = draft(path);
        try {
            Files.writeString(draft, text);
            publish(draft, path);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** A file beside the one it will become. */
    static Path draft(Path path) throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        return Files.createTempFile(directory, "." + path.getFileName(), ".part");
    }

    static void publish(Path draft, Path path) throws IOException {
        Files.move(draft, path.toAbsolutePath(), StandardCopyOption.REPLACE_EXISTING);
    }
}

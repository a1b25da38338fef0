package org.huimin.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Bytes on the file system under their SHA-256: the same bytes lie there once, and nothing there ever changes. */
final class FileStore {

    /** A file received but not yet judged; gone when closed, unless kept. */
    record Received(Path file, long size, String sha256, boolean complete) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    private static final int PROBE_BYTES = 1 << 20;

    private final Path root;

    FileStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Whoever writes a file. */
    @FunctionalInterface
    interface Writer {
        void write(OutputStream out) throws IOException;
    }

    /** A file that the house writes itself. */
    Received write(Writer writer) throws IOException {
        Path file = Files.createDirectories(root.resolve("incoming")).resolve(UUID.randomUUID().toString());
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), digest)) {
            writer.write(out);
        } catch (IOException | RuntimeException interrupted) {
            Files.deleteIfExists(file);
            throw interrupted;
        }
        return new Received(file, Files.size(file), HexFormat.of().formatHex(digest.digest()), true);
    }

    /** Takes in at most {@code limit} bytes and one more, so that a longer file is seen to be longer and no more. */
    Received receive(InputStream content, long limit) throws IOException {
        Path file = Files.createDirectories(root.resolve("incoming")).resolve(UUID.randomUUID().toString());
        MessageDigest digest = sha256();
        long size = 0;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), digest)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read >= 0 && size <= limit; read = content.read(buffer)) {
                out.write(buffer, 0, read);
                size += read;
            }
        } catch (IOException | RuntimeException interrupted) {
            Files.deleteIfExists(file);
            throw interrupted;
        }
        return new Received(file, size, HexFormat.of().formatHex(digest.digest()), size <= limit);
    }

    /** Puts it in its place, safely on the disk before anybody refers to it. */
    void keep(Received received) throws IOException {
        Path place = path(received.sha256());
        if (Files.exists(place)) {
            return;
        }
        Files.createDirectories(place.getParent());
        try (FileChannel channel = FileChannel.open(received.file(), StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        try {
            Files.move(received.file(), place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException sameBytes) {
            return;
        }
    }

    /** Whether a file could be kept now, shown by keeping one for a moment. */
    boolean isKeeping() {
        try (Received tried = write(out -> out.write(new byte[PROBE_BYTES]))) {
            return tried.complete();
        } catch (IOException outage) {
            return false;
        }
    }

    Path path(String sha256) {
        return root.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

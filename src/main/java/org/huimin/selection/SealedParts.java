package org.huimin.selection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.huimin.kernel.StorageAway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Ciphertext of files, part by part, below the storage folder; nothing clear is ever written here. */
@Component
class SealedParts {

    private final Path root;

    SealedParts(@Value("${huimin.storage:./data/files}") String storage) {
        root = Path.of(storage).toAbsolutePath().normalize().resolve("sealed");
    }

    /** On the disk when this returns; a part sent again takes the place of the earlier one. */
    void keep(String application, String file, int number, byte[] sealed) {
        try {
            Path folder = Files.createDirectories(root.resolve(application).resolve(file));
            Path coming = folder.resolve("coming-" + UUID.randomUUID());
            try (FileChannel out = FileChannel.open(coming, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(sealed);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            } catch (IOException broken) {
                Files.deleteIfExists(coming);
                throw broken;
            }
            Files.move(coming, folder.resolve(Integer.toString(number)), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException outage) {
            throw new StorageAway(outage);
        }
    }

    /** @return null where it is not there */
    byte[] read(String application, String file, int number) {
        try {
            return Files.readAllBytes(root.resolve(application).resolve(file).resolve(Integer.toString(number)));
        } catch (NoSuchFileException none) {
            return null;
        } catch (IOException outage) {
            throw new StorageAway(outage);
        }
    }

    /** Numbers of the parts that are there, in order. */
    List<Integer> there(String application, String file) {
        try (Stream<Path> parts = Files.list(root.resolve(application).resolve(file))) {
            return parts.map(p -> p.getFileName().toString()).filter(name -> name.matches("\\d+")).map(Integer::valueOf).sorted().toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException outage) {
            throw new StorageAway(outage);
        }
    }

    /** Numbers of the applications whose folder nobody has touched for so long, by the machine's own time, which files bear. */
    List<String> untouchedFor(Duration time) {
        FileTime before = FileTime.fromMillis(System.currentTimeMillis() - time.toMillis());
        try (Stream<Path> folders = Files.list(root)) {
            List<String> found = new ArrayList<>();
            for (Path folder : folders.toList()) {
                if (Files.getLastModifiedTime(folder).compareTo(before) < 0) {
                    found.add(folder.getFileName().toString());
                }
            }
            return found;
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException outage) {
            throw new StorageAway(outage);
        }
    }

    void drop(String application) {
        try {
            FileSystemUtils.deleteRecursively(root.resolve(application));
        } catch (IOException outage) {
            throw new StorageAway(outage);
        }
    }

    void drop(String application, String file) {
        try {
            FileSystemUtils.deleteRecursively(root.resolve(application).resolve(file));
        } catch (IOException outage) {
            throw new StorageAway(outage);
        }
    }
}

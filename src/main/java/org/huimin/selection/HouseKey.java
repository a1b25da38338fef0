package org.huimin.selection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A key of the house itself, beside its files and outside its database: what it hides is found in no dump and by nobody who only reads rows. It seals no
 * application; those take two of three people.
 */
@Component
class HouseKey {

    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Path file;
    private byte[] key;

    HouseKey(@Value("${huimin.storage}") Path storage) {
        this.file = storage.toAbsolutePath().normalize().resolve("house.key");
    }

    byte[] hide(String label, String clear) {
        byte[] nonce = random(NONCE);
        byte[] hidden = cipher(Cipher.ENCRYPT_MODE, nonce, label, clear.getBytes(StandardCharsets.UTF_8));
        byte[] whole = Arrays.copyOf(nonce, NONCE + hidden.length);
        System.arraycopy(hidden, 0, whole, NONCE, hidden.length);
        return whole;
    }

    String show(String label, byte[] hidden) {
        return new String(cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(hidden, NONCE), label, Arrays.copyOfRange(hidden, NONCE, hidden.length)), StandardCharsets.UTF_8);
    }

    /** The same for the same name, however its blanks and brackets are typed; nobody without the key can tell which name it is. */
    String mark(String scope, String name) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((scope + "\n" + Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s", "")).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] cipher(int mode, byte[] nonce, String label, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(label.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("what the house's key hid does not open: " + label, broken);
        }
    }

    private synchronized byte[] key() {
        if (key == null) {
            try {
                key = made();
            } catch (IOException away) {
                throw new UncheckedIOException(away);
            }
        }
        return key;
    }

    /** Made once; whoever comes second finds it whole, since it is moved into its place. */
    private byte[] made() throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), "house", ".fresh", ownerOnly());
            try {
                Files.write(fresh, random(KEY), StandardOpenOption.TRUNCATE_EXISTING);
                Files.createLink(file, fresh);
            } catch (FileAlreadyExistsException another) {
                return Files.readAllBytes(file);
            } finally {
                Files.delete(fresh);
            }
        }
        return Files.readAllBytes(file);
    }

    private FileAttribute<?>[] ownerOnly() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}

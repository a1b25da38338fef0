package org.huimin.selection.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.PasswordConverter;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter;
import org.bouncycastle.crypto.threshold.ShamirSplitSecret;
import org.bouncycastle.crypto.threshold.ShamirSplitSecretShare;

/**
 * The one class that knows whose primitives these are: HPKE (RFC 9180, base mode, X25519, HKDF-SHA256, AES-256-GCM), Argon2id
 * (RFC 9106) and Shamir's sharing from Bouncy Castle; AES-256-GCM and SHA-256 from the JDK.
 */
final class Primitives {

    /** Length of a private key's seed, of a data key, of a share's value and of a derived key. */
    static final int KEY_BYTES = 32;
    static final int SALT_BYTES = 16;

    private static final int ENCAPSULATED_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Primitives() { }

    static byte[] random(int bytes) {
        byte[] value = new byte[bytes];
        RANDOM.nextBytes(value);
        return value;
    }

    static byte[] publicKey(byte[] seed) {
        HPKE hpke = hpke();
        return hpke.serializePublicKey(hpke.deriveKeyPair(seed).getPublic());
    }

    static byte[] sealTo(byte[] publicKey, byte[] label, byte[] clear) {
        HPKE hpke = hpke();
        HPKEContextWithEncapsulation sender = hpke.setupBaseS(hpke.deserializePublicKey(publicKey), label);
        try {
            return joined(sender.getEncapsulation(), sender.seal(label, clear));
        } catch (InvalidCipherTextException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return empty where the key is another, or a byte of what was sealed or of the label has changed */
    static Optional<byte[]> openWith(byte[] seed, byte[] label, byte[] sealed) {
        if (sealed.length < ENCAPSULATED_BYTES + TAG_BYTES) {
            return Optional.empty();
        }
        HPKE hpke = hpke();
        try {
            return Optional.of(hpke.setupBaseR(Arrays.copyOf(sealed, ENCAPSULATED_BYTES), hpke.deriveKeyPair(seed), label)
                    .open(label, Arrays.copyOfRange(sealed, ENCAPSULATED_BYTES, sealed.length)));
        } catch (InvalidCipherTextException | IllegalArgumentException | IllegalStateException altered) {
            return Optional.empty();
        }
    }

    static byte[] encrypt(byte[] key, byte[] label, byte[] clear) {
        byte[] nonce = random(NONCE_BYTES);
        try {
            return joined(nonce, gcm(Cipher.ENCRYPT_MODE, key, nonce, label).doFinal(clear));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return empty where the key is another, or a byte of the ciphertext or of the label has changed */
    static Optional<byte[]> decrypt(byte[] key, byte[] label, byte[] encrypted) {
        if (encrypted.length < NONCE_BYTES + TAG_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(gcm(Cipher.DECRYPT_MODE, key, Arrays.copyOf(encrypted, NONCE_BYTES), label)
                    .doFinal(encrypted, NONCE_BYTES, encrypted.length - NONCE_BYTES));
        } catch (AEADBadTagException altered) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] derive(char[] secret, byte[] salt, Cost cost) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13).withSalt(salt)
                .withMemoryAsKB(cost.memoryKiB()).withIterations(cost.passes()).withParallelism(cost.lanes())
                .withCharToByteConverter(PasswordConverter.UTF8).build());
        byte[] key = new byte[KEY_BYTES];
        argon2.generateBytes(secret, key);
        return key;
    }

    /** A fresh seed as shares numbered from 1, which are all that is left of it. */
    static List<byte[]> sharesOfFreshSeed(int needed, int shares) {
        return Stream.of(splitter().split(needed, shares).getSecretShares()).map(Primitives::value).toList();
    }

    static byte[] combine(int firstNumber, byte[] first, int secondNumber, byte[] second) {
        try {
            return new ShamirSplitSecret(ShamirSecretSplitter.Algorithm.AES, ShamirSecretSplitter.Mode.Table, new ShamirSplitSecretShare[] {
                    new ShamirSplitSecretShare(first, firstNumber), new ShamirSplitSecretShare(second, secondNumber)}).getSecret();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static HPKE hpke() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }

    private static ShamirSecretSplitter splitter() {
        return new ShamirSecretSplitter(ShamirSecretSplitter.Algorithm.AES, ShamirSecretSplitter.Mode.Table, KEY_BYTES, RANDOM);
    }

    private static Cipher gcm(int mode, byte[] key, byte[] nonce, byte[] label) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(label);
        return cipher;
    }

    private static byte[] value(ShamirSplitSecretShare share) {
        try {
            return share.getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}

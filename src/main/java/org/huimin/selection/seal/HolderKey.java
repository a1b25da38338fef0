package org.huimin.selection.seal;

import java.util.Arrays;
import java.util.stream.Stream;
import org.huimin.kernel.Refused;

/**
 * A holder's own key, kept under a secret that only the holder knows. May lie in a table: without the secret it opens nothing.
 *
 * @param sealing what is meant for this holder is sealed to it
 * @param salt    of the derivation, 16 bytes
 * @param locked  the private half, encrypted
 */
public record HolderKey(SealingKey sealing, Cost cost, byte[] salt, byte[] locked) {

    /** Characters of a secret, at least. */
    public static final int SHORTEST_SECRET = 12;

    /**
     * @param owner  tender and account, as the key's label
     * @param secret typed by the holder, wiped by the caller
     * @param cost   of each guess at it
     * @throws Refused where the secret is too short
     */
    public static HolderKey lock(Label owner, char[] secret, Cost cost) {
        if (Character.codePointCount(secret, 0, secret.length) < SHORTEST_SECRET) {
            throw Refused.invalid("seal.secret-short", "secret", "", "开启口令至少" + SHORTEST_SECRET + "个字符，请用更长的口令。");
        }
        byte[] salt = Primitives.random(Primitives.SALT_BYTES);
        byte[] derived = Primitives.derive(secret, salt, cost);
        try (OpeningKey key = OpeningKey.fresh()) {
            byte[] seed = key.seed();
            SealingKey sealing = key.sealing();
            byte[] locked = Primitives.encrypt(derived, label(owner, sealing), seed);
            Arrays.fill(seed, (byte) 0);
            return new HolderKey(sealing, cost, salt, locked);
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    /** @throws Refused where the secret is wrong; the same where the record was changed, which nobody can tell apart */
    public OpeningKey unlock(Label owner, char[] secret) {
        byte[] derived = Primitives.derive(secret, salt, cost);
        try {
            byte[] seed = Primitives.decrypt(derived, label(owner, sealing), locked)
                    .orElseThrow(() -> Refused.invalid("seal.secret-wrong", "secret", "", "开启口令不正确，请核对后重新输入。"));
            OpeningKey key = new OpeningKey(seed);
            Arrays.fill(seed, (byte) 0);
            return key;
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    private static byte[] label(Label owner, SealingKey sealing) {
        return new Label(Stream.concat(Stream.of("holder-key", sealing.encoded()), owner.words().stream()).toList())
                .bytes();
    }
}

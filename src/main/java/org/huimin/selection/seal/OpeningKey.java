package org.huimin.selection.seal;

import java.util.Arrays;
import java.util.List;
import org.huimin.kernel.Refused;

/** The private half of a key. Lives as long as one request needs it; closing it wipes it. */
public final class OpeningKey implements AutoCloseable {

    static final int HOLDERS = 3;
    static final int OPENERS = 2;

    private final byte[] seed;

    OpeningKey(byte[] seed) {
        this.seed = seed.clone();
    }

    static OpeningKey fresh() {
        return new OpeningKey(Primitives.random(Primitives.KEY_BYTES));
    }

    /** A tender's new key: the half that seals, and three shares any two of which make the half that opens. No one keeps the whole. */
    public record Split(SealingKey sealing, List<KeyShare> shares) {
        public Split {
            shares = List.copyOf(shares);
        }
    }

    public static Split split() {
        List<byte[]> values = Primitives.sharesOfFreshSeed(OPENERS, HOLDERS);
        List<KeyShare> shares = List.of(new KeyShare(1, values.get(0)), new KeyShare(2, values.get(1)), new KeyShare(3, values.get(2)));
        byte[] seed = Primitives.combine(1, values.get(0), 2, values.get(1));
        try (OpeningKey whole = new OpeningKey(seed)) {
            return new Split(whole.sealing(), shares);
        } finally {
            Arrays.fill(seed, (byte) 0);
            values.forEach(value -> Arrays.fill(value, (byte) 0));
        }
    }

    /**
     * Two shares put together again.
     *
     * @param sealing the half that is known: what comes out has to belong to it
     * @throws Refused where both are the same share, or they do not make this key
     */
    public static OpeningKey combine(SealingKey sealing, KeyShare one, KeyShare other) {
        if (one.number() == other.number()) {
            throw Refused.conflict("seal.one-share-twice", "第" + one.number() + "份密钥份额不能当作两份使用，请由另一位密钥保管人开启。");
        }
        byte[] seed = Primitives.combine(one.number(), one.value(), other.number(), other.value());
        OpeningKey key = new OpeningKey(seed);
        Arrays.fill(seed, (byte) 0);
        if (!key.sealing().equals(sealing)) {
            key.close();
            throw Refused.conflict("seal.key-differs", "第" + one.number() + "份和第" + other.number()
                    + "份密钥份额合不成本次遴选的密钥，可能已被改动，开启停止。请由第三位密钥保管人参加开启。");
        }
        return key;
    }

    public SealingKey sealing() {
        return SealingKey.of(Primitives.publicKey(seed));
    }

    /**
     * @param what how a person calls what is opened, for the refusal
     * @throws Refused where it was sealed with another key or under another label, or has changed since
     */
    public byte[] open(Label label, byte[] sealed, String what) {
        return Primitives.openWith(seed, label.bytes(), sealed).orElseThrow(() -> Broken.seal(what));
    }

    /** For a holder's record, where it is encrypted at once. */
    byte[] seed() {
        return seed.clone();
    }

    @Override
    public void close() {
        Arrays.fill(seed, (byte) 0);
    }
}

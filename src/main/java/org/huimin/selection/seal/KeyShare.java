package org.huimin.selection.seal;

import java.util.Arrays;
import org.huimin.kernel.Refused;

/** One of three shares of a tender's key; alone it says nothing about the key. Not a record: it must never be printed. */
public final class KeyShare implements AutoCloseable {

    private final int number;
    private final byte[] value;

    KeyShare(int number, byte[] value) {
        this.number = number;
        this.value = value.clone();
    }

    /** @throws Refused where these bytes are no share */
    public static KeyShare of(byte[] encoded) {
        if (encoded.length != Primitives.KEY_BYTES + 1 || encoded[0] < 1 || encoded[0] > OpeningKey.HOLDERS) {
            throw Broken.seal("密钥份额");
        }
        return new KeyShare(encoded[0], Arrays.copyOfRange(encoded, 1, encoded.length));
    }

    /** 1, 2 or 3. */
    public int number() {
        return number;
    }

    byte[] value() {
        return value;
    }

    /** Its number and its value, to be sealed to its holder. */
    public byte[] encoded() {
        byte[] encoded = new byte[Primitives.KEY_BYTES + 1];
        encoded[0] = (byte) number;
        System.arraycopy(value, 0, encoded, 1, Primitives.KEY_BYTES);
        return encoded;
    }

    @Override
    public void close() {
        Arrays.fill(value, (byte) 0);
    }
}

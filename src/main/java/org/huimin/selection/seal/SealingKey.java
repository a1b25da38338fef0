package org.huimin.selection.seal;

import java.util.Base64;
import java.util.HexFormat;

/** The public half of a key: everybody may seal with it, nobody opens anything. @param encoded 32 bytes as Base64 */
public record SealingKey(String encoded) {

    public SealingKey {
        if (Base64.getDecoder().decode(encoded).length != Primitives.KEY_BYTES) {
            throw new IllegalArgumentException("a public key has " + Primitives.KEY_BYTES + " bytes");
        }
    }

    static SealingKey of(byte[] bytes) {
        return new SealingKey(Base64.getEncoder().encodeToString(bytes));
    }

    /** For small things: keys, shares, lists. Files go in parts under a {@link DataKey}. */
    public byte[] seal(Label label, byte[] clear) {
        return Primitives.sealTo(Base64.getDecoder().decode(encoded), label.bytes(), clear);
    }

    /** By which people compare two keys: 64 hexadecimal digits. */
    public String fingerprint() {
        return HexFormat.of().formatHex(Primitives.sha256().digest(Base64.getDecoder().decode(encoded)));
    }
}

package org.huimin.selection.seal;

import java.util.Arrays;
import org.huimin.kernel.Refused;

/**
 * The key of one application's files. The applicant's device holds it while files go up; beside the record it lies sealed to the
 * tender's key. Not a record: it must never be printed.
 */
public final class DataKey implements AutoCloseable {

    private final byte[] key;

    private DataKey(byte[] key) {
        this.key = key.clone();
    }

    public static DataKey fresh() {
        return new DataKey(Primitives.random(Primitives.KEY_BYTES));
    }

    /** @throws Refused where these bytes are no key */
    public static DataKey of(byte[] encoded) {
        if (encoded.length != Primitives.KEY_BYTES) {
            throw Refused.invalid("seal.data-key", "key", "", "上传密钥不完整，请重新打开报名页面后继续上传。");
        }
        return new DataKey(encoded);
    }

    public byte[] encoded() {
        return key.clone();
    }

    /** @param clear 4 MiB at most */
    public byte[] seal(PartPlace place, byte[] clear) {
        if (clear.length > PartPlace.MOST_BYTES) {
            throw new IllegalArgumentException("a part of " + clear.length + " bytes");
        }
        return Primitives.encrypt(key, place.label().bytes(), clear);
    }

    /**
     * @param what how a person calls the file, for the refusal
     * @throws Refused where it is not what was sealed at this place under this key
     */
    public byte[] open(PartPlace place, byte[] sealed, String what) {
        return Primitives.decrypt(key, place.label().bytes(), sealed).orElseThrow(() -> Broken.seal(place.called(what)));
    }

    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }
}

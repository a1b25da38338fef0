package org.huimin.publicity;

import com.fasterxml.jackson.annotation.JsonValue;

/** Names one publicity period. */
public record PublicityId(@JsonValue long value) {

    public static PublicityId of(String text) {
        return new PublicityId(Long.parseLong(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

package org.huimin.publicity;

import com.fasterxml.jackson.annotation.JsonValue;

/** Names one objection. */
public record ObjectionId(@JsonValue long value) {

    public static ObjectionId of(String text) {
        return new ObjectionId(Long.parseLong(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

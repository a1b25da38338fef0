package org.huimin.publicity;

import com.fasterxml.jackson.annotation.JsonValue;

/** Names one notice. */
public record NoticeId(@JsonValue long value) {

    public static NoticeId of(String text) {
        return new NoticeId(Long.parseLong(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

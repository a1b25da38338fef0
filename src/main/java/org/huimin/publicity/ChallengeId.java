package org.huimin.publicity;

import com.fasterxml.jackson.annotation.JsonValue;

/** Names one query or complaint. */
public record ChallengeId(@JsonValue long value) {

    public static ChallengeId of(String text) {
        return new ChallengeId(Long.parseLong(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

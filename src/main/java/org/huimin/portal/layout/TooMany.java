package org.huimin.portal.layout;

import java.time.Duration;
import org.huimin.kernel.Refused;

/** Somebody without a name asked more often than one address may; a page answers 429 and says when to ask again. */
public final class TooMany extends RuntimeException {

    private final transient Refused.Reason reason;
    private final Duration wait;

    /** @param wait until the next one passes; at most an hour */
    public TooMany(String message, Duration wait) {
        super(message, null, false, false);
        this.reason = new Refused.Reason("public.too-many", "", "", message);
        this.wait = wait;
    }

    Refused.Reason reason() {
        return reason;
    }

    /** Whole seconds, at least one, for the header {@code Retry-After}. */
    public static String seconds(Duration wait) {
        return String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    String retryAfter() {
        return seconds(wait);
    }
}

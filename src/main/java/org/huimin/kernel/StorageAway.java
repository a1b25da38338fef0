package org.huimin.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The place where files lie cannot be written or read just now: full, read-only, or not there. An outage and no refusal;
 * whoever met it is told so in a sentence, and nothing of what they did is kept.
 */
public final class StorageAway extends UncheckedIOException {

    public StorageAway(IOException outage) {
        super(outage);
    }
}

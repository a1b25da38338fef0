package org.huimin.selection;

import java.time.Instant;
import java.util.List;

/**
 * What an opened envelope or mail says, written down like what an enterprise types itself.
 *
 * @param application number of the receipt
 * @param scans       attachments in which a second person finds it again; a mail has its own
 * @param lacking     what the papers do not say; empty where they say all
 * @param writtenBy   account; null before it is kept
 * @param confirmed   null until a second person has confirmed it
 */
public record Transcript(String application, Stated stated, List<String> scans, String lacking, String writtenBy, Instant confirmed) {

    public Transcript {
        scans = List.copyOf(scans);
    }

    public Transcript(String application, Stated stated, List<String> scans, String lacking) {
        this(application, stated, scans, lacking, null, null);
    }
}
